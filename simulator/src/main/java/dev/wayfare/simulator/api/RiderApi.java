package dev.wayfare.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.kernel.Place;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a rider can do. Thread-safe. */
public final class RiderApi {

    private static final int PAGE = 100;

    private final Calls calls;
    private final Session session;

    RiderApi(Calls calls, Session session) {
        this.calls = calls;
        this.session = session;
    }

    public String userId() {
        return session.userId();
    }

    public CompletableFuture<List<Quote>> quotes(Place pickup, Place dropoff) {
        return calls.ask("/quotes", session, Map.of("pickup", pickup, "dropoff", dropoff))
                .thenApply(answer -> items(answer.orRaise(), Quote.class));
    }

    /** Asks for a ride; gives its id as soon as it is in the log. */
    public CompletableFuture<String> request(RideRequest request, String idempotencyKey) {
        return calls.command("/rides", session, request, idempotencyKey, 0)
                .thenApply(answer -> answer.orRaise().path("rideId").asText());
    }

    public CompletableFuture<Ride> ride(String rideId) {
        return calls.get("/rides/" + rideId, session).thenApply(answer -> answer.as(Ride.class));
    }

    /** Calls it off and waits for the decision. */
    public CompletableFuture<Decided> cancel(String rideId, String reason, String idempotencyKey) {
        return calls.command("/rides/" + rideId + "/cancel", session, Map.of("reason", reason), idempotencyKey, 10)
                .thenApply(Answer::decided);
    }

    public CompletableFuture<Decided> rate(String rideId, int stars, String idempotencyKey) {
        return calls.command("/rides/" + rideId + "/rating", session, Map.of("stars", stars), idempotencyKey, 0)
                .thenApply(Answer::decided);
    }

    /** Every bill, newest first. */
    public CompletableFuture<List<Bill>> bills() {
        return bills("", new ArrayList<>());
    }

    private CompletableFuture<List<Bill>> bills(String cursor, List<Bill> seen) {
        return calls.get("/bills?limit=" + PAGE + cursor, session).thenCompose(answer -> {
            JsonNode page = answer.orRaise();
            seen.addAll(items(page, Bill.class));
            String next = page.path("nextCursor").asText("");
            if (next.isEmpty() || next.equals("null")) {
                return CompletableFuture.completedFuture(List.copyOf(seen));
            }
            return bills("&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8), seen);
        });
    }

    private static <T> List<T> items(JsonNode page, Class<T> type) {
        List<T> items = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            items.add(Wire.as(item, type));
        }
        return items;
    }
}
