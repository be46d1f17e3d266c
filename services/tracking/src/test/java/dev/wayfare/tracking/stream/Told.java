package dev.wayfare.tracking.stream;

import dev.wayfare.contracts.rides.RideCommand.RideMeasured;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.kernel.RideId;
import dev.wayfare.tracking.model.FollowedRide;
import dev.wayfare.tracking.model.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Remembers what was told; answers and tracks are written when the test says so. */
final class Told implements RideReports {

    final Map<RideId, List<RideMeasured>> answers = new HashMap<>();
    final Map<RideId, Track> tracks = new HashMap<>();
    final List<TrackingEvent> noticed = new ArrayList<>();
    final List<Long> shownMs = new ArrayList<>();
    private final List<Runnable> unwritten = new ArrayList<>();

    @Override
    public void moved(FollowedRide ride, long appendedMs) {
        ride.show(appendedMs).ifPresent(seen -> shownMs.add(appendedMs));
    }

    @Override
    public void noticed(FollowedRide ride, TrackingEvent event) {
        noticed.add(event);
    }

    @Override
    public void measured(FollowedRide ride, RideMeasured answer, Runnable done) {
        answers.computeIfAbsent(ride.itinerary().ride(), id -> new ArrayList<>())
                .add(answer);
        unwritten.add(done);
    }

    @Override
    public void ended(FollowedRide ride, Runnable done) {
        tracks.put(ride.itinerary().ride(), ride.track());
        unwritten.add(done);
    }

    void allIsWritten() {
        unwritten.forEach(Runnable::run);
        unwritten.clear();
    }
}
