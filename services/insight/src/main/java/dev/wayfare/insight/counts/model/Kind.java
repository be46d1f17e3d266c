package dev.wayfare.insight.counts.model;

/** What is counted. A booking is counted as one, and each of its items by its own kind. */
public enum Kind {
    RIDE,
    BOOKING,
    FLIGHT,
    HOTEL,
    CAR,
    /** Attempts at the provider to reserve or take money. */
    PAYMENT
}
