package dev.wayfare.contracts.travel;

/** Who called a booking, or an item of it, off. */
public enum CancelledBy {
    TRAVELLER,
    /** The platform's people. */
    SYSTEM,
    /** The supplier cannot deliver, or has changed it so that the traveller does not want it any more: all is given back. */
    SUPPLIER
}
