package dev.wayfare.contracts.travel;

/** What people see of a booking's state. */
public enum BookingStatus {
    /** Being held, paid or confirmed; or held without payment until its deadline. */
    PENDING,
    /** Every item is sold to the traveller and the money is taken. */
    CONFIRMED,
    /** It could not be made: nothing is held and nothing is taken. */
    FAILED,
    /** Called off as a whole; what the fares' rules give back is given back. */
    CANCELLED,
    /** Held without payment, and not paid in time. */
    EXPIRED;

    /** Whether nothing of it is held, sold or to be paid any more. */
    public boolean isOver() {
        return this == FAILED || this == CANCELLED || this == EXPIRED;
    }
}
