package dev.wayfare.simulator.api;

import dev.wayfare.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A way to fly.
 *
 * @param flightId null when planes are changed
 */
public record FoundFlight(@Nullable String flightId, Money price, int available) {}
