package dev.wayfare.contracts.tracking;

/** Where a ride's driver is heading. */
public enum RidePhase {
    TO_PICKUP,
    AT_PICKUP,
    TO_DROPOFF,
    AT_DROPOFF
}
