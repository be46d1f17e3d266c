package dev.wayfare.app.architecture.broken.rides;

import dev.wayfare.app.architecture.broken.rides.model.HastyRide;

/** One half of a cycle: the module knows its model. */
public final class RidesModule {

    final HastyRide ride = new HastyRide();
}
