package dev.wayfare.gateway.riding;

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

/**
 * Makes quote ids that need no memory: the offer itself, signed together with the rider and the two places. Another rider, another
 * place or a changed price breaks the seal. Thread-safe.
 */
public final class QuoteSeal {

    /** How long a quote is honoured. */
    public static final Duration HONOURED = Duration.ofMinutes(5);

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String PURPOSE = "quote";
    private static final int MAC_BYTES = 16;
    private static final int FIELDS = 8;

    private final Secrets secrets;

    public QuoteSeal(Secrets secrets) {
        this.secrets = secrets;
    }

    /** What was promised. */
    public record Quote(String product, Money fare, double surge, int distanceM, int durationS, Instant expiresAt) {}

    /** Who was promised it, from where to where. */
    public record Bound(UserId rider, Place pickup, Place dropoff) {
        private String text() {
            return rider + "|" + pickup.lat() + "|" + pickup.lon() + "|" + dropoff.lat() + "|" + dropoff.lon();
        }
    }

    public String seal(Quote quote, Bound bound) {
        String payload = String.join(
                "|",
                "1",
                quote.product(),
                Long.toString(quote.fare().amountMinor()),
                quote.fare().currency(),
                Double.toString(quote.surge()),
                Integer.toString(quote.distanceM()),
                Integer.toString(quote.durationS()),
                Long.toString(quote.expiresAt().toEpochMilli()));
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
        Quote quote = parse(payload);
        if (now.isAfter(quote.expiresAt())) {
            throw Problems.unprocessable("quote-expired", "/quoteId", "the quote has expired; ask for a new one")
                    .raise();
        }
        return quote;
    }

    private static Quote parse(String payload) {
        String[] parts = payload.split("\\|", -1);
        if (parts.length != FIELDS) {
            throw new IllegalStateException("a sealed quote has " + parts.length + " fields");
        }
        return new Quote(
                parts[1],
                new Money(Long.parseLong(parts[2]), parts[3]),
                Double.parseDouble(parts[4]),
                Integer.parseInt(parts[5]),
                Integer.parseInt(parts[6]),
                Instant.ofEpochMilli(Long.parseLong(parts[7])));
    }

    private byte[] mac(String payload, Bound bound) {
        return Arrays.copyOf(secrets.sign(PURPOSE, payload + "|" + bound.text()), MAC_BYTES);
    }

    private static RuntimeException invalid() {
        return Problems.unprocessable(
                        "quote-invalid", "/quoteId", "this quote is not for this rider and these places; ask for one")
                .raise();
    }
}
