package dev.wayfare.contracts.tracking;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;

/**
 * What rides asks of tracking. Keyed by driver, on {@code tracking-tasks}, so that tasks and the driver's fixes lie in the
 * same partition number and one follower reads both. All tasks of a ride stand there in order.
 */
public sealed interface TrackingTask {

    RideId ride();

    /** The driver is on his way to the rider. */
    record FollowRide(RideId ride, UserId driver, UserId rider, GeoPoint pickup, GeoPoint dropoff, Instant at)
            implements TrackingTask {}

    /** The rider is on board. */
    record FollowTrip(RideId ride, Instant startedAt) implements TrackingTask {}

    /** The trip is over: how far was it? Answered by {@link dev.wayfare.contracts.rides.RideCommand.RideMeasured}. */
    record MeasureRide(RideId ride, Instant startedAt, Instant endedAt) implements TrackingTask {}

    /** There will be no trip, or it ended in another way. */
    record StopFollowing(RideId ride, Instant at) implements TrackingTask {}
}
