package dev.wayfare.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What a traveller can do. Thread-safe. */
public final class TravellerApi {

    private static final int WAIT_S = 10;

    private final Calls calls;
    private final Session session;

    TravellerApi(Calls calls, Session session) {
        this.calls = calls;
        this.session = session;
    }

    /** Flights of a day, cheapest first; those with a change of planes have no id of their own. */
    public CompletableFuture<List<FoundFlight>> flights(String from, String to, LocalDate date, int seats) {
        String query = "?from=" + text(from) + "&to=" + text(to) + "&date=" + date + "&seats=" + seats + "&maxStops=0";
        return calls.get("/flights" + query, session).thenApply(answer -> items(answer, FoundFlight.class));
    }

    /** Rooms that are free in all these nights, cheapest first. */
    public CompletableFuture<List<FoundRoom>> hotels(String city, LocalDate checkIn, LocalDate checkOut) {
        String query = "?city=" + text(city) + "&checkIn=" + checkIn + "&checkOut=" + checkOut;
        return calls.get("/hotels" + query, session).thenApply(answer -> items(answer, FoundRoom.class));
    }

    /** Cars that are free on all these days, cheapest first. */
    public CompletableFuture<List<FoundCar>> cars(String city, Instant pickupAt, Instant dropoffAt) {
        String query = "?city=" + text(city) + "&pickupAt=" + pickupAt + "&dropoffAt=" + dropoffAt;
        return calls.get("/cars" + query, session).thenApply(answer -> items(answer, FoundCar.class));
    }

    /** Books all of it or nothing, and waits for the decision. */
    public CompletableFuture<Decided> book(BookingForm form, String idempotencyKey) {
        return calls.command("/bookings", session, form, idempotencyKey, WAIT_S).thenApply(Answer::decided);
    }

    public CompletableFuture<Booking> booking(String bookingId) {
        return calls.get("/bookings/" + bookingId, session).thenApply(answer -> answer.as(Booking.class));
    }

    /** What calling it off gives back; empty items = all of it. */
    public CompletableFuture<RefundQuote> cancellationQuote(String bookingId, List<Integer> items) {
        String query = items.isEmpty()
                ? ""
                : "?items="
                        + String.join(",", items.stream().map(String::valueOf).toList());
        return calls.get("/bookings/" + bookingId + "/cancellation-quote" + query, session)
                .thenApply(answer -> answer.as(RefundQuote.class));
    }

    /** Calls it off against a quote, and waits for the decision. */
    public CompletableFuture<Decided> cancel(
            String bookingId, List<Integer> items, @Nullable String quoteId, String reason, String idempotencyKey) {
        Cancellation form = new Cancellation(items.isEmpty() ? null : items, quoteId, reason);
        return calls.command("/bookings/" + bookingId + "/cancel", session, form, idempotencyKey, WAIT_S)
                .thenApply(Answer::decided);
    }

    /** Pays what is held, and waits for the decision. */
    public CompletableFuture<Decided> pay(String bookingId, String method, String idempotencyKey) {
        Map<String, String> form = Map.of("paymentMethod", method);
        return calls.command("/bookings/" + bookingId + "/pay", session, form, idempotencyKey, WAIT_S)
                .thenApply(Answer::decided);
    }

    private record Cancellation(
            @Nullable List<Integer> items, @Nullable String quoteId, String reason) {}

    private static String text(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static <T> List<T> items(Answer answer, Class<T> type) {
        List<T> items = new ArrayList<>();
        for (JsonNode item : answer.orRaise().path("items")) {
            items.add(Wire.as(item, type));
        }
        return items;
    }
}
