package dev.wayfare.gateway.travelling;

import dev.wayfare.contracts.travel.BookingCommand.RefundQuote;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.runtime.node.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes ids of refund quotes that need no memory: the promise itself, signed together with the booking. Another booking or a
 * changed amount breaks the seal. Thread-safe.
 */
public final class RefundSeal {

    /** How long a quote is honoured. */
    static final Duration HONOURED = Duration.ofMinutes(5);

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String PURPOSE = "refund-quote";
    private static final int MAC_BYTES = 16;

    private final Secrets secrets;

    public RefundSeal(Secrets secrets) {
        this.secrets = secrets;
    }

    String seal(RefundQuote quote, BookingId booking) {
        byte[] payload = Json.write(quote);
        return ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(mac(payload, booking));
    }

    /**
     * What was promised under this id; whether it is still in time is for the booking's owner to say.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 422 {@code quote-invalid}
     */
    RefundQuote open(String quoteId, BookingId booking) {
        int dot = quoteId.indexOf('.');
        if (dot < 1) {
            throw invalid();
        }
        byte[] payload;
        byte[] mac;
        try {
            payload = Base64.getUrlDecoder().decode(quoteId.substring(0, dot));
            mac = Base64.getUrlDecoder().decode(quoteId.substring(dot + 1));
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        if (!MessageDigest.isEqual(mac, mac(payload, booking))) {
            throw invalid();
        }
        return Json.read(payload, RefundQuote.class);
    }

    private byte[] mac(byte[] payload, BookingId booking) {
        String text = new String(payload, StandardCharsets.UTF_8) + "|" + booking;
        return Arrays.copyOf(secrets.sign(PURPOSE, text), MAC_BYTES);
    }

    private static RuntimeException invalid() {
        return Problems.unprocessable("quote-invalid", "/quoteId", "this quote is not for this booking; ask for one")
                .raise();
    }
}
