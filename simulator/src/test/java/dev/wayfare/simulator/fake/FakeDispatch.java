package dev.wayfare.simulator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Rides and drivers of the fake: any free driver is offered the ride, one after the other. Thread-safe. */
public final class FakeDispatch implements AutoCloseable {

    private static final Duration OFFER = Duration.ofMillis(1500);
    private static final int ATTEMPTS = 6;

    private final ScheduledExecutorService timers = new ScheduledThreadPoolExecutor(1);
    private final Map<String, FakeRide> rides = new LinkedHashMap<>();
    private final Map<String, Boolean> freeDrivers = new LinkedHashMap<>();
    private final FakeFeeds feeds;
    private int offers;
    private boolean asksForPin = true;

    FakeDispatch(FakeFeeds feeds) {
        this.feeds = feeds;
    }

    public synchronized void startWithoutPin() {
        asksForPin = false;
    }

    synchronized String request(String rider, JsonNode body) {
        FakeRide ride = new FakeRide("ride_" + rides.size(), rider, body.path("pickup"), body.path("dropoff"));
        rides.put(ride.id, ride);
        later(Duration.ofMillis(30), () -> search(ride));
        return ride.id;
    }

    synchronized Optional<Map<String, Object>> view(String id, String viewer) {
        FakeRide ride = rides.get(id);
        boolean theirs = ride != null && (viewer.equals(ride.rider) || viewer.equals(ride.driver));
        return theirs ? Optional.of(ride.view(viewer)) : Optional.empty();
    }

    synchronized void online(String driver) {
        freeDrivers.put(driver, true);
    }

    synchronized void offline(String driver) {
        freeDrivers.remove(driver);
    }

    public synchronized int driversOnline() {
        return freeDrivers.size();
    }

    /** What each ride has been, in order. */
    public synchronized List<List<String>> lives() {
        return rides.values().stream().map(ride -> List.copyOf(ride.statuses)).toList();
    }

    synchronized List<FakeRide> billed(String rider) {
        return rides.values().stream()
                .filter(ride -> ride.rider.equals(rider) && ride.status.equals("COMPLETED"))
                .toList();
    }

    /** Applies an action on an offer; gives the code of the refusal, or nothing. */
    synchronized Optional<String> answer(String driver, String offerId, boolean yes) {
        FakeRide ride = rides.values().stream()
                .filter(r -> offerId.equals(r.offer) && driver.equals(r.driver))
                .findFirst()
                .orElse(null);
        if (ride == null || !ride.status.equals("PENDING_ACCEPTANCE")) {
            return Optional.of("offer-expired");
        }
        if (yes) {
            move(ride, "ACCEPTED");
        } else {
            withdraw(ride);
        }
        return Optional.empty();
    }

    synchronized String rideOfOffer(String offerId) {
        return rides.values().stream()
                .filter(r -> offerId.equals(r.offer))
                .map(r -> r.id)
                .findFirst()
                .orElse("ride_none");
    }

    synchronized Optional<String> act(String driver, String rideId, String action, String pin) {
        FakeRide ride = rides.get(rideId);
        if (ride == null || !driver.equals(ride.driver)) {
            return Optional.of("not-your-ride");
        }
        if (ride.status.equals("CANCELLED")) {
            return Optional.of("ride-cancelled");
        }
        Map<String, List<String>> steps = Map.of(
                "arrive", List.of("ACCEPTED", "ARRIVED"),
                "start", List.of("ARRIVED", "IN_PROGRESS"),
                "end", List.of("IN_PROGRESS", "COMPLETED"));
        if (action.equals("cancel")) {
            free(ride);
            ride.refusedBy.add(driver);
            search(ride);
            return Optional.empty();
        }
        List<String> step = steps.getOrDefault(action, List.of("", ""));
        if (!ride.status.equals(step.getFirst())) {
            return Optional.of("wrong-state");
        }
        if (asksForPin && action.equals("start") && !pin.equals(ride.pin())) {
            return Optional.of("wrong-pin");
        }
        move(ride, step.getLast());
        if (ride.status.equals("COMPLETED")) {
            freeDrivers.computeIfPresent(driver, (d, busy) -> true);
        }
        return Optional.empty();
    }

    synchronized Optional<String> cancel(String rider, String rideId) {
        FakeRide ride = rides.get(rideId);
        if (ride == null || !ride.rider.equals(rider)) {
            return Optional.of("not-found");
        }
        if (List.of("IN_PROGRESS", "COMPLETED", "CANCELLED", "NO_DRIVERS_AVAILABLE")
                .contains(ride.status)) {
            return Optional.of("too-late");
        }
        ride.cancelledBy = "RIDER";
        String driver = ride.driver;
        move(ride, "CANCELLED");
        if (driver != null) {
            freeDrivers.computeIfPresent(driver, (d, busy) -> true);
        }
        return Optional.empty();
    }

    private synchronized void search(FakeRide ride) {
        if (!ride.status.equals("REQUESTED")) {
            return;
        }
        ride.attempts++;
        Optional<String> driver = freeDrivers.entrySet().stream()
                .filter(e -> e.getValue() && !ride.refusedBy.contains(e.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (driver.isPresent()) {
            offer(ride, driver.get());
        } else if (ride.attempts > ATTEMPTS) {
            move(ride, "NO_DRIVERS_AVAILABLE");
        } else {
            later(Duration.ofMillis(500), () -> search(ride));
        }
    }

    private void offer(FakeRide ride, String driver) {
        freeDrivers.put(driver, false);
        String offer = "offer_" + offers++;
        ride.driver = driver;
        ride.offer = offer;
        move(ride, "PENDING_ACCEPTANCE");
        Map<String, Object> data = new HashMap<>();
        data.put("offerId", offer);
        data.put("rideId", ride.id);
        data.put("pickup", ride.pickup);
        data.put("dropoff", ride.dropoff);
        data.put("expiresAt", Instant.now().plus(OFFER).toString());
        feeds.tell(driver, "offer.made", data);
        later(OFFER, () -> expire(ride, offer));
    }

    private synchronized void expire(FakeRide ride, String offer) {
        if (offer.equals(ride.offer) && ride.status.equals("PENDING_ACCEPTANCE")) {
            withdraw(ride);
        }
    }

    private void withdraw(FakeRide ride) {
        if (ride.driver != null) {
            ride.refusedBy.add(ride.driver);
        }
        free(ride);
        search(ride);
    }

    private void free(FakeRide ride) {
        if (ride.driver != null) {
            freeDrivers.computeIfPresent(ride.driver, (d, busy) -> true);
        }
        ride.driver = null;
        ride.offer = null;
        move(ride, "REQUESTED");
    }

    private void move(FakeRide ride, String status) {
        ride.become(status);
        List<String> people = new ArrayList<>(List.of(ride.rider));
        if (ride.driver != null) {
            people.add(ride.driver);
        }
        people.forEach(person -> feeds.tell(person, "ride.changed", ride.view(person)));
    }

    private void later(Duration delay, Runnable action) {
        var _ = timers.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timers.shutdownNow();
    }
}
