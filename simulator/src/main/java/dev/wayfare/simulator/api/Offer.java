package dev.wayfare.simulator.api;

import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A ride that waits for this driver's yes until it expires. */
public record Offer(
        String offerId,
        String rideId,
        Place pickup,
        Place dropoff,
        @Nullable Money fareEstimate,
        @Nullable Integer pickupEtaS,
        @Nullable Instant expiresAt) {}
