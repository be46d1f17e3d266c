package dev.wayfare.simulator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Sells a flight, a room and a car without end, and keeps every booking's statuses. Thread-safe. */
public final class FakeAgency {

    private final Map<String, FakeBooking> bookings = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();

    /** One booking. */
    private static final class FakeBooking {
        final String traveller;
        final int items;
        final List<String> life = new ArrayList<>();
        final List<Integer> cancelled = new ArrayList<>();
        long refunded;

        FakeBooking(String traveller, int items, String status) {
            this.traveller = traveller;
            this.items = items;
            life.add(status);
        }

        String status() {
            return life.getLast();
        }
    }

    /** An answer: a status and a body, or a problem's code. */
    public record Told(int status, Map<String, Object> body, String code) {}

    /** How many bookings have this status last. */
    public long count(String status) {
        return bookings.values().stream()
                .filter(booking -> booking.status().equals(status))
                .count();
    }

    Map<String, Object> found(String what) {
        Map<String, Object> money = Map.of("amountMinor", 30_000, "currency", "USD");
        Map<String, Object> item =
                switch (what) {
                    case "flights" -> Map.of("flightId", "flight_1", "price", money, "available", 9);
                    case "hotels" -> Map.of("hotelId", "hotel_1", "roomType", "DOUBLE", "price", money, "available", 3);
                    default -> Map.of("carClassId", "car_1", "price", money, "available", 3);
                };
        return Map.of("items", List.of(item));
    }

    Told book(String traveller, JsonNode form) {
        String method = form.path("paymentMethod").asText();
        boolean later = form.path("payLater").asBoolean();
        if (!later && (method.equals("tok_declined") || method.equals("tok_insufficient_funds"))) {
            return new Told(409, Map.of(), "payment-declined");
        }
        String id = "booking_" + numbers.incrementAndGet();
        FakeBooking booking = new FakeBooking(traveller, form.path("items").size(), later ? "PENDING" : "CONFIRMED");
        bookings.put(id, booking);
        return new Told(201, view(id, booking), "");
    }

    synchronized Told act(String traveller, String id, String action, JsonNode form) {
        FakeBooking booking = bookings.get(id);
        if (booking == null || !booking.traveller.equals(traveller)) {
            return new Told(404, Map.of(), "not-found");
        }
        return switch (action) {
            case "" -> new Told(200, view(id, booking), "");
            case "pay" -> pay(id, booking, form);
            case "cancellation-quote" ->
                new Told(
                        200,
                        Map.of(
                                "quoteId",
                                "q_" + id,
                                "refund",
                                Map.of("amountMinor", 10_000, "currency", "USD"),
                                "fee",
                                Map.of("amountMinor", 20_000, "currency", "USD")),
                        "");
            default -> cancel(id, booking, form);
        };
    }

    private static Told pay(String id, FakeBooking booking, JsonNode form) {
        if (!booking.status().equals("PENDING")) {
            return new Told(409, Map.of(), "already-paid");
        }
        String method = form.path("paymentMethod").asText();
        if (method.equals("tok_declined") || method.equals("tok_insufficient_funds")) {
            return new Told(409, Map.of(), "payment-declined");
        }
        booking.life.add("CONFIRMED");
        return new Told(200, view(id, booking), "");
    }

    private static Told cancel(String id, FakeBooking booking, JsonNode form) {
        boolean paid = booking.status().equals("CONFIRMED");
        form.path("items").forEach(item -> booking.cancelled.add(item.asInt()));
        if (form.path("items").isEmpty() || booking.cancelled.size() == booking.items) {
            booking.life.add("CANCELLED");
        }
        booking.refunded += paid ? 10_000 : 0;
        return new Told(200, view(id, booking), "");
    }

    private static Map<String, Object> view(String id, FakeBooking booking) {
        Map<String, Object> view = new TreeMap<>(Map.of("bookingId", id, "status", booking.status()));
        List<Map<String, Object>> items = new ArrayList<>();
        for (int number = 1; number <= booking.items; number++) {
            items.add(Map.of("number", number, "status", "CONFIRMED"));
        }
        view.put("items", items);
        view.put("total", Map.of("amountMinor", 30_000L * booking.items, "currency", "USD"));
        if (booking.refunded > 0) {
            view.put("refunded", Map.of("amountMinor", booking.refunded, "currency", "USD"));
        }
        if (booking.life.contains("CONFIRMED")) {
            view.put("invoiceNumber", "WF-2026-" + id);
        }
        return view;
    }

    /** Where this path leads; empty when it is not travel's. */
    Optional<Told> route(String user, String[] steps, JsonNode body, boolean isPost) {
        return switch (steps[0]) {
            case "flights", "hotels", "cars" -> Optional.of(new Told(200, found(steps[0]), ""));
            case "bookings" ->
                Optional.of(
                        steps.length == 1 && isPost
                                ? book(user, body)
                                : act(user, steps[1], steps.length > 2 ? steps[2] : "", body));
            default -> Optional.empty();
        };
    }
}
