package dev.wayfare.contracts.fleet;

import java.util.Set;

/** What people see of a driver's state. The flag "silent" stands beside it. */
public enum DriverStatus {
    /** Wants no offers. */
    OFFLINE,
    /** Wants an offer, and gets one unless he is silent. */
    AVAILABLE,
    /** Looks at an offer. */
    OFFERED,
    /** Has accepted a ride that has not begun. */
    ASSIGNED,
    /** The rider is on board. */
    ON_TRIP;

    /** The transition table: what a single event may make of this status, besides leaving it as it is. */
    public Set<DriverStatus> next() {
        return switch (this) {
            case OFFLINE -> Set.of(AVAILABLE);
            case AVAILABLE -> Set.of(OFFLINE, OFFERED);
            case OFFERED -> Set.of(AVAILABLE, ASSIGNED);
            case ASSIGNED -> Set.of(ON_TRIP, AVAILABLE, OFFLINE);
            case ON_TRIP -> Set.of(AVAILABLE, OFFLINE);
        };
    }
}
