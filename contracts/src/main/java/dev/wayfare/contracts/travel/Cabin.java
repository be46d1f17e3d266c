package dev.wayfare.contracts.travel;

/** A cabin of a flight; each departure's cabin is a resource of its own. */
public enum Cabin {
    ECONOMY,
    PREMIUM_ECONOMY,
    BUSINESS,
    FIRST
}
