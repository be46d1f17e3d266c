package dev.wayfare.billing.bills.model;

import dev.wayfare.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that the provider took.
 *
 * @param task the attempt that took it
 * @param providerReference the provider's name for it; null when it told none
 */
public record Capture(String task, Money amount, @Nullable String providerReference) {}
