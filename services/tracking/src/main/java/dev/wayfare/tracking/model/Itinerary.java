package dev.wayfare.tracking.model;

import dev.wayfare.contracts.tracking.TrackingTask.FollowRide;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;

/** A ride that is followed: its people and its two places. */
public record Itinerary(RideId ride, UserId driver, UserId rider, GeoPoint pickup, GeoPoint dropoff) {

    static Itinerary of(FollowRide task) {
        return new Itinerary(task.ride(), task.driver(), task.rider(), task.pickup(), task.dropoff());
    }
}
