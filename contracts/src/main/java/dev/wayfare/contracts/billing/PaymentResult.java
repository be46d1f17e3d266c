package dev.wayfare.contracts.billing;

/** How the provider's work on a task ended. */
public enum PaymentResult {
    SUCCEEDED,
    DECLINED,
    /** The provider could not be reached, or did not say, until the worker gave up; nothing is known to be taken. */
    UNREACHABLE
}
