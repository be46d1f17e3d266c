package dev.wayfare.contracts.travel;

/** What kinds of things a booking is made of. */
public enum ItemKind {
    FLIGHT,
    HOTEL,
    CAR
}
