package dev.wayfare.simulator.city;

import dev.wayfare.simulator.api.RideStatus;

/**
 * A ride that is over.
 *
 * @param rider his number
 */
public record EndedRide(String rideId, int rider, RideStatus status) {}
