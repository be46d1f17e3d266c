package dev.wayfare.contracts.dispatch;

import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ride wants a driver. Keyed by market, on {@code dispatch-requests}.
 *
 * @param attempt counts the asks of this ride; the claim is named after it
 * @param excluded drivers who declined, let an offer pass, or gave the ride back
 * @param only the driver that the rider chose; null = any
 * @param holdS how long a driver may look at the offer
 * @param validUntil nobody waits for an answer after this
 */
public record FindDriver(
        RideId ride,
        int attempt,
        String market,
        Place pickup,
        String product,
        List<UserId> excluded,
        @Nullable UserId only,
        int holdS,
        Instant askedAt,
        Instant validUntil) {
    public FindDriver {
        excluded = List.copyOf(excluded);
    }
}
