package dev.wayfare.simulator.api;

/** Where a ride stands, as the API tells it. */
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

    /** Nothing comes after it. */
    public boolean isEnd() {
        return compareTo(COMPLETED) >= 0;
    }
}
