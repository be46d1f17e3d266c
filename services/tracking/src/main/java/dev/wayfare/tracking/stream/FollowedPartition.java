package dev.wayfare.tracking.stream;

import dev.wayfare.contracts.tracking.TrackingTask;
import dev.wayfare.kernel.RideId;
import dev.wayfare.tracking.model.FollowedRide;
import dev.wayfare.tracking.model.Limits;
import dev.wayfare.tracking.model.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The rides of one partition: what they are told to do, and what their drivers' fixes make of them. The log is the state. A ride
 * holds back the offset from which tasks are read again until all that it owes has been written; so a crash repeats work and loses
 * none. One thread.
 */
final class FollowedPartition {

    private final RideReports reports;
    private final Limits limits;
    private final FollowedDrivers drivers = new FollowedDrivers();
    private final Map<RideId, Followed> rides = new HashMap<>();
    private final List<Followed> closing = new ArrayList<>();

    private static final class Followed {
        final FollowedRide ride;
        final long offset;
        boolean settled;
        volatile boolean answered;
        volatile boolean kept;

        Followed(FollowedRide ride, long offset) {
            this.ride = ride;
            this.offset = offset;
        }

        boolean isDone() {
            return settled && answered && kept;
        }
    }

    FollowedPartition(RideReports reports, Limits limits) {
        this.reports = reports;
        this.limits = limits;
    }

    /**
     * A task. What is said of a ride that nobody follows has been dealt with before.
     *
     * @param offset where it stands
     * @param appendedMs when it reached the log
     */
    void take(TrackingTask task, long offset, long appendedMs) {
        if (task instanceof TrackingTask.FollowRide follow) {
            follow(follow, offset, appendedMs);
            return;
        }
        Followed followed = rides.get(task.ride());
        if (followed == null) {
            return;
        }
        switch (task) {
            case TrackingTask.FollowTrip trip -> followed.ride.start(trip.startedAt());
            case TrackingTask.MeasureRide measure -> close(followed, () -> followed.ride.end(measure, appendedMs));
            case TrackingTask.StopFollowing stop -> close(followed, () -> followed.ride.stop(appendedMs));
            case TrackingTask.FollowRide again -> throw new IllegalStateException("dealt with above: " + again);
        }
    }

    private void close(Followed followed, Runnable how) {
        boolean closed = followed.ride.isClosed();
        how.run();
        if (!closed) {
            closing.add(followed);
        }
    }

    /** A ride that another driver takes over is followed anew; of the first driver nothing is owed any more. */
    private void follow(TrackingTask.FollowRide task, long offset, long appendedMs) {
        Followed before = rides.get(task.ride());
        if (before != null) {
            if (!before.ride.isClosed()) {
                return;
            }
            settle(before);
        }
        FollowedRide ride = new FollowedRide(task, appendedMs, limits);
        rides.put(task.ride(), new Followed(ride, offset));
        drivers.add(ride);
    }

    /** The rides that a driver's fix may belong to. */
    List<FollowedRide> ridesOf(byte[] driver) {
        return drivers.of(driver);
    }

    /** A fix of a followed driver. An answer that waits for the fixes before this one is given first. */
    void see(FollowedRide ride, Sighting seen, long appendedMs) {
        if (appendedMs > ride.closedMs()) {
            settle(rides.get(ride.itinerary().ride()));
            return;
        }
        ride.see(seen, appendedMs).forEach(event -> reports.noticed(ride, event));
        reports.moved(ride, appendedMs);
    }

    /** All fixes that were appended until then have been read. */
    void seenUntil(long ms) {
        closing.removeIf(one -> {
            if (!one.settled && one.ride.closedMs() <= ms) {
                settle(one);
            }
            return one.settled;
        });
    }

    /** True while an answer waits for fixes. */
    boolean isWaiting() {
        return !closing.isEmpty();
    }

    private void settle(@Nullable Followed followed) {
        if (followed == null || followed.settled || !followed.ride.isClosed()) {
            return;
        }
        followed.settled = true;
        drivers.remove(followed.ride);
        followed.ride
                .measured()
                .ifPresentOrElse(
                        answer -> reports.measured(followed.ride, answer, () -> followed.answered = true),
                        () -> followed.answered = true);
        reports.ended(followed.ride, () -> followed.kept = true);
    }

    /** Forgets rides that owe nothing any more. */
    void forgetDone() {
        rides.values().removeIf(Followed::isDone);
    }

    /** From where tasks must be read again if this process died now; empty when nothing is owed. */
    OptionalLong oldestOwed() {
        return rides.values().stream().mapToLong(one -> one.offset).min();
    }

    /** Since when fixes matter, by the log's time; empty when nobody is followed. */
    OptionalLong followedSinceMs() {
        return rides.values().stream()
                .filter(one -> !one.settled)
                .mapToLong(one -> one.ride.followedMs())
                .min();
    }

    /** Rides that are followed now. */
    Collection<FollowedRide> live() {
        List<FollowedRide> live = new ArrayList<>();
        rides.values().forEach(one -> {
            if (!one.ride.isClosed()) {
                live.add(one.ride);
            }
        });
        return live;
    }

    int size() {
        return rides.size();
    }
}
