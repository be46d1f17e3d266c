package dev.wayfare.gateway.riding;

import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.node.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Makes quote ids that need no memory: the offer itself with its tariff, signed together with the rider and the two places. Another
 * rider, another place or a changed price breaks the seal. Thread-safe.
 */
public final class QuoteSeal {

    /** How long a quote is honoured. */
    public static final Duration HONOURED = Duration.ofMinutes(5);

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String PURPOSE = "quote";
    private static final int MAC_BYTES = 16;
    private static final String FORM = "2";

    private final Secrets secrets;

    public QuoteSeal(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * What was promised.
     *
     * @param tariff by which the ride will be charged, whatever prices have become meanwhile
     * @param scheduledFor the time of the ride that it was computed for; null = when it was asked for
     */
    public record Quote(
            Tariff tariff,
            Money fare,
            double surge,
            int distanceM,
            int durationS,
            Instant expiresAt,
            @Nullable Instant scheduledFor) {}

    /** Who was promised it, from where to where. */
    public record Bound(UserId rider, Place pickup, Place dropoff) {
        private String text() {
            return rider + "|" + pickup.lat() + "|" + pickup.lon() + "|" + dropoff.lat() + "|" + dropoff.lon();
        }
    }

    public String seal(Quote quote, Bound bound) {
        String payload = new String(Json.write(quote), StandardCharsets.UTF_8);
        return ENCODER.encodeToString(payload.getBytes(StandardCharsets.UTF_8)) + "."
                + ENCODER.encodeToString(mac(payload, bound));
    }

    /**
     * What was promised under this id.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 422 {@code quote-invalid} or {@code quote-expired}
     */
    public Quote open(String quoteId, Bound bound, Instant now) {
        int dot = quoteId.indexOf('.');
        if (dot < 1) {
            throw invalid();
        }
        String payload;
        byte[] mac;
        try {
            payload = new String(Base64.getUrlDecoder().decode(quoteId.substring(0, dot)), StandardCharsets.UTF_8);
            mac = Base64.getUrlDecoder().decode(quoteId.substring(dot + 1));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        if (!MessageDigest.isEqual(mac, mac(payload, bound))) {
            throw invalid();
        }
        Quote quote = Json.read(payload.getBytes(StandardCharsets.UTF_8), Quote.class);
        if (now.isAfter(quote.expiresAt())) {
            throw Problems.unprocessable("quote-expired", "/quoteId", "the quote has expired; ask for a new one")
                    .raise();
        }
        return quote;
    }

    private byte[] mac(String payload, Bound bound) {
        return Arrays.copyOf(secrets.sign(PURPOSE, FORM + "|" + payload + "|" + bound.text()), MAC_BYTES);
    }

    private static RuntimeException invalid() {
        return Problems.unprocessable(
                        "quote-invalid", "/quoteId", "this quote is not for this rider and these places; ask for one")
                .raise();
    }
}
