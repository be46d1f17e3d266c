package dev.wayfare.contracts.rides;

/** What the distance of a completed ride stands on. */
public enum DistanceBasis {
    /** On the fixes between start and end. */
    MEASURED,
    /** On what the rider was told before: nobody measured in time, or what was measured cannot be. */
    ESTIMATED
}
