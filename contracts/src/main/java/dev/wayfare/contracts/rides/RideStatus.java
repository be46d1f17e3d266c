package dev.wayfare.contracts.rides;

/** What people see of a ride's state. */
public enum RideStatus {
    REQUESTED,
    PENDING_ACCEPTANCE,
    ACCEPTED,
    ARRIVED,
    IN_PROGRESS,
    COMPLETED,
    NO_DRIVERS_AVAILABLE,
    CANCELLED,
    NO_SHOW,
    EXPIRED;

    /** True when nothing but ratings can follow. */
    public boolean isEnd() {
        return switch (this) {
            case COMPLETED, NO_DRIVERS_AVAILABLE, CANCELLED, NO_SHOW, EXPIRED -> true;
            case REQUESTED, PENDING_ACCEPTANCE, ACCEPTED, ARRIVED, IN_PROGRESS -> false;
        };
    }
}
