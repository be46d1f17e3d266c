package dev.wayfare.contracts.rides;

/** Whose word ended a ride. */
public enum CancelledBy {
    RIDER,
    DRIVER,
    SYSTEM
}
