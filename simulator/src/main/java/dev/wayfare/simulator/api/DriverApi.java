package dev.wayfare.simulator.api;

import dev.wayfare.kernel.GeoPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What a driver can do. Actions wait for the decision of their owner. Thread-safe. */
public final class DriverApi {

    private static final int WAIT_S = 10;

    private final Calls calls;
    private final Session session;

    DriverApi(Calls calls, Session session) {
        this.calls = calls;
        this.session = session;
    }

    public String userId() {
        return session.userId();
    }

    public CompletableFuture<Decided> online(GeoPoint position, List<String> products, String key) {
        return act("online", Map.of("position", position, "products", products), key);
    }

    public CompletableFuture<Decided> offline(String key) {
        return act("offline", Map.of(), key);
    }

    public CompletableFuture<Decided> accept(String offerId, String key) {
        return act("accept", Map.of("offerId", offerId), key);
    }

    public CompletableFuture<Decided> decline(String offerId, String key) {
        return act("decline", Map.of("offerId", offerId), key);
    }

    public CompletableFuture<Decided> arrive(String rideId, String key) {
        return act("arrive", Map.of("rideId", rideId), key);
    }

    public CompletableFuture<Decided> start(String rideId, Optional<String> pin, String key) {
        Map<String, Object> body = new HashMap<>(Map.of("rideId", rideId));
        pin.ifPresent(digits -> body.put("pin", digits));
        return act("start", body, key);
    }

    public CompletableFuture<Decided> end(String rideId, String key) {
        return act("end", Map.of("rideId", rideId), key);
    }

    /** Gives an accepted ride back. */
    public CompletableFuture<Decided> giveUp(String rideId, String reason, String key) {
        return act("cancel", Map.of("rideId", rideId, "reason", reason), key);
    }

    private CompletableFuture<Decided> act(String action, Map<String, ?> body, String key) {
        return calls.command("/driver-actions/" + action, session, body, key, WAIT_S)
                .thenApply(Answer::decided);
    }

    /** Says where he has been; done once it is in the log. */
    public CompletableFuture<Void> locate(List<Fix> fixes) {
        if (fixes.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        return calls.ask("/drivers/" + session.userId() + "/location", session, Map.of("fixes", fixes))
                .thenAccept(Answer::orRaise);
    }

    /** The offer that waits for him now. */
    public CompletableFuture<Optional<Offer>> currentOffer() {
        return calls.get("/drivers/" + session.userId() + "/offers/current", session)
                .thenApply(answer -> answer.status() == 204 ? Optional.empty() : Optional.of(answer.as(Offer.class)));
    }

    public CompletableFuture<Ride> ride(String rideId) {
        return calls.get("/rides/" + rideId, session).thenApply(answer -> answer.as(Ride.class));
    }

    public CompletableFuture<Decided> rate(String rideId, int stars, String key) {
        return calls.command("/rides/" + rideId + "/rating", session, Map.of("stars", stars), key, 0)
                .thenApply(Answer::decided);
    }
}
