package dev.wayfare.app.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;

/** Items of a booking, made of what a search has found. Stateless. */
public final class Wanted {

    private Wanted() {}

    /** One room of this stay, for these nights. */
    public static Map<String, Object> room(JsonNode stay, LocalDate checkIn, LocalDate checkOut) {
        return Map.of(
                "type", "hotel",
                "hotelId", stay.path("hotelId").asText(),
                "roomType", stay.path("roomType").asText(),
                "checkIn", checkIn.toString(),
                "checkOut", checkOut.toString(),
                "rooms", 1);
    }

    /** One seat on this leg, in the cabin that was found. */
    public static Map<String, Object> seat(JsonNode leg) {
        return Map.of(
                "type",
                "flight",
                "flightId",
                leg.path("flightId").asText(),
                "cabin",
                leg.path("cabin").asText(),
                "seats",
                1);
    }
}
