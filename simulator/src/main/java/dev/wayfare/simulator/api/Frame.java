package dev.wayfare.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a socket said.
 *
 * @param seq opaque; null where the frame is no part of the feed (an ack)
 * @param type such as {@code ride.accepted} or {@code ack}
 * @param at when it happened, RFC 3339; empty where the frame does not say
 */
public record Frame(@Nullable String seq, String type, String at, JsonNode data) {

    static Frame read(String text) {
        JsonNode node = Wire.read(text);
        JsonNode seq = node.path("seq");
        return new Frame(
                seq.isValueNode() && !seq.isNull() ? seq.asText() : null,
                node.path("type").asText(),
                node.path("at").asText(),
                node.path("data"));
    }

    /** Which ride it is about. */
    public Optional<String> rideId() {
        return Optional.ofNullable(data.path("rideId").textValue());
    }

    /** Where that ride stands now, when the frame says so. */
    public Optional<RideStatus> status() {
        String text = data.path("status").asText("").toUpperCase(Locale.ROOT);
        for (RideStatus status : RideStatus.values()) {
            if (status.name().equals(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** By whose word it was cancelled. */
    public Optional<String> cancelledBy() {
        return Optional.ofNullable(data.path("cancelledBy").textValue());
    }

    /** The ride's version after this, 0 when the frame does not say. */
    public long version() {
        return data.path("version").asLong(0);
    }

    /** The offer that it brings. */
    public Optional<Offer> offer() {
        boolean complete = data.hasNonNull("offerId") && data.hasNonNull("rideId") && data.hasNonNull("pickup");
        return complete && data.hasNonNull("expiresAt") ? Optional.of(Wire.as(data, Offer.class)) : Optional.empty();
    }

    /** The feed has gaps: what one knew must be read again. */
    public boolean isResync() {
        return type.equals("resync");
    }
}
