package dev.wayfare.simulator.api;

import dev.wayfare.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What calling off gives back.
 *
 * @param quoteId null while it is free
 */
public record RefundQuote(@Nullable String quoteId, Money refund, Money fee) {}
