package dev.wayfare.contracts.travel;

/** What billing was asked to do with a booking's money. */
public enum PaymentStep {
    AUTHORISE,
    CAPTURE,
    VOID,
    REFUND
}
