package dev.wayfare.tracking.stream;

import dev.wayfare.contracts.rides.RideCommand.RideMeasured;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.tracking.model.FollowedRide;

/** Who is told of rides. Called by the follower's thread; must not block. */
interface RideReports {

    /** Its driver has been seen. */
    void moved(FollowedRide ride, long appendedMs);

    /** Something was noticed on its way. */
    void noticed(FollowedRide ride, TrackingEvent event);

    /**
     * It has been measured.
     *
     * @param done to be called, by any thread, once the answer is in the log
     */
    void measured(FollowedRide ride, RideMeasured answer, Runnable done);

    /**
     * Nothing more comes; its track is whole.
     *
     * @param done to be called, by any thread, once the track is kept
     */
    void ended(FollowedRide ride, Runnable done);
}
