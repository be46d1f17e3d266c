package dev.wayfare.simulator.api;

import dev.wayfare.kernel.Place;
import org.jspecify.annotations.Nullable;

/** Asks for a ride. */
public record RideRequest(
        Place pickup,
        Place dropoff,
        String product,
        @Nullable String quoteId,
        @Nullable String paymentMethod) {}
