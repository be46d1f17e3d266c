package dev.wayfare.gateway.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Timestamp;
import dev.wayfare.contracts.proto.rides.CreateTripRequest;
import dev.wayfare.contracts.proto.rides.Money;
import dev.wayfare.contracts.proto.rides.Place;
import dev.wayfare.contracts.proto.rides.Trip;
import java.time.Instant;

/** Trips between protobuf and the JSON of the REST API. Stateless. */
final class TripForms {

    private TripForms() {}

    /** The body that {@code POST /trips} takes; what is empty is left out. */
    static ObjectNode body(CreateTripRequest request) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (request.hasPickup()) {
            body.set("pickup", place(request.getPickup()));
        }
        if (request.hasDropoff()) {
            body.set("dropoff", place(request.getDropoff()));
        }
        put(body, "product", request.getProduct());
        put(body, "quoteId", request.getQuoteId());
        put(body, "paymentMethod", request.getPaymentMethod());
        put(body, "driverHandle", request.getDriverHandle());
        return body;
    }

    private static ObjectNode place(Place place) {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("lat", place.getLat()).put("lon", place.getLon());
        put(json, "address", place.getAddress());
        return json;
    }

    private static void put(ObjectNode body, String name, String text) {
        if (!text.isEmpty()) {
            body.put(name, text);
        }
    }

    /** A ride as {@code GET /rides/{id}} tells it. */
    static Trip trip(JsonNode ride) {
        Trip.Builder trip = Trip.newBuilder()
                .setTripId(ride.path("rideId").asText())
                .setStatus(ride.path("status").asText())
                .setVersion(ride.path("version").asLong())
                .setRiderId(ride.path("riderId").asText())
                .setDriverId(ride.path("driverId").asText())
                .setProduct(ride.path("product").asText());
        if (ride.has("pickup")) {
            trip.setPickup(place(ride.path("pickup")));
        }
        if (ride.has("dropoff")) {
            trip.setDropoff(place(ride.path("dropoff")));
        }
        if (ride.has("fareEstimate")) {
            trip.setFareEstimate(money(ride.path("fareEstimate")));
        }
        if (ride.has("fare")) {
            trip.setFare(money(ride.path("fare")));
        }
        String requestedAt = ride.path("times").path("requestedAt").asText();
        if (!requestedAt.isEmpty()) {
            Instant at = Instant.parse(requestedAt);
            trip.setRequestedAt(
                    Timestamp.newBuilder().setSeconds(at.getEpochSecond()).setNanos(at.getNano()));
        }
        return trip.build();
    }

    private static Place place(JsonNode place) {
        return Place.newBuilder()
                .setLat(place.path("lat").asDouble())
                .setLon(place.path("lon").asDouble())
                .setAddress(place.path("address").asText())
                .build();
    }

    private static Money money(JsonNode money) {
        return Money.newBuilder()
                .setAmountMinor(money.path("amountMinor").asLong())
                .setCurrency(money.path("currency").asText())
                .build();
    }
}
