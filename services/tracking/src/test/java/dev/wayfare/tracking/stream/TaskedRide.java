package dev.wayfare.tracking.stream;

import dev.wayfare.contracts.tracking.TrackingTask.FollowRide;
import dev.wayfare.contracts.tracking.TrackingTask.FollowTrip;
import dev.wayfare.contracts.tracking.TrackingTask.MeasureRide;
import dev.wayfare.contracts.tracking.TrackingTask.StopFollowing;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import dev.wayfare.tracking.model.Drives;
import dev.wayfare.tracking.model.Sighting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The tasks of one ride for tests: accepted at 0 s, its rider on board at 100 s, over at 400 s. */
record TaskedRide(RideId ride, UserId driver, UserId rider) {

    static final int STARTS = 100;
    static final int ENDS = 400;

    static TaskedRide named(String name) {
        return new TaskedRide(
                new RideId(Ids.derive("ride", name)),
                new UserId(Ids.derive("user", "driver of " + name)),
                new UserId(Ids.derive("user", "rider of " + name)));
    }

    FollowRide accepted() {
        return new FollowRide(ride, driver, rider, Drives.place(1_000, 0), Drives.place(4_000, 0), instant(0));
    }

    FollowTrip started() {
        return new FollowTrip(ride, instant(STARTS));
    }

    MeasureRide ended() {
        return new MeasureRide(ride, instant(STARTS), instant(ENDS));
    }

    StopFollowing calledOff(int second) {
        return new StopFollowing(ride, instant(second));
    }

    byte[] key() {
        return driver.value().getBytes(StandardCharsets.UTF_8);
    }

    /** Ten metres east each second. */
    static Sighting seenAt(int second) {
        return Drives.at(second, second * 10.0, 0);
    }

    static Instant instant(int second) {
        return Instant.ofEpochMilli(Drives.after(second));
    }
}
