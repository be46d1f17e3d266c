package dev.wayfare.simulator.demo;

import dev.wayfare.kernel.Money;
import dev.wayfare.simulator.api.Bill;
import dev.wayfare.simulator.api.RideStatus;
import dev.wayfare.simulator.api.Session;
import dev.wayfare.simulator.api.WayfareClient;
import dev.wayfare.simulator.city.EndedRide;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The bills of a run's rides, read by their riders. Used by one thread. */
final class Takings {

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(20);
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);
    private static final int AT_ONCE = 32;

    private final WayfareClient client;
    private final List<Session> riders;
    private final Map<String, EndedRide> rides = new HashMap<>();
    private final Map<String, Bill> bills = new ConcurrentHashMap<>();
    private final Map<String, Long> failures = new ConcurrentHashMap<>();

    Takings(WayfareClient client, List<Session> riders, Collection<EndedRide> ended) {
        this.client = client;
        this.riders = List.copyOf(riders);
        ended.forEach(ride -> rides.put(ride.rideId(), ride));
    }

    /** Asks until every completed ride has a paid bill, or the time is over. */
    void collect() throws InterruptedException {
        long deadlineNs = System.nanoTime() + SETTLED_WITHIN.toNanos();
        Set<Integer> toAsk = new HashSet<>();
        rides.values().forEach(ride -> toAsk.add(ride.rider()));
        while (!toAsk.isEmpty()) {
            ask(List.copyOf(toAsk));
            toAsk.clear();
            rides.values().stream()
                    .filter(ride -> ride.status() == RideStatus.COMPLETED && !isPaid(ride))
                    .forEach(ride -> toAsk.add(ride.rider()));
            if (System.nanoTime() - deadlineNs > 0) {
                return;
            }
            if (!toAsk.isEmpty()) {
                Thread.sleep(ASK_AGAIN);
            }
        }
    }

    private void ask(List<Integer> numbers) throws InterruptedException {
        for (int from = 0; from < numbers.size(); from += AT_ONCE) {
            List<Integer> some = numbers.subList(from, Math.min(from + AT_ONCE, numbers.size()));
            CompletableFuture<?> answers =
                    CompletableFuture.allOf(some.stream().map(this::ask).toArray(CompletableFuture<?>[]::new));
            try {
                answers.get(SETTLED_WITHIN.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("cannot read bills", e.getCause());
            } catch (TimeoutException e) {
                failures.merge("bills: timed-out", 1L, Long::sum);
            }
        }
    }

    private CompletableFuture<Void> ask(int rider) {
        return client.rider(riders.get(rider)).bills().handle((found, failure) -> {
            if (failure == null) {
                found.forEach(this::note);
            } else {
                failures.merge("bills: " + WayfareClient.codeOf(failure), 1L, Long::sum);
            }
            return null;
        });
    }

    private void note(Bill bill) {
        if (bill.rideId() != null && rides.containsKey(bill.rideId())) {
            bills.put(bill.rideId(), bill);
        }
    }

    private boolean isPaid(EndedRide ride) {
        Bill bill = bills.get(ride.rideId());
        return bill != null && isPaid(bill);
    }

    private static boolean isPaid(Bill bill) {
        String status = bill.payment() == null ? null : bill.payment().status();
        return "PAID".equals(status) || "CAPTURED".equals(status) || "SUCCEEDED".equals(status);
    }

    long bills() {
        return bills.size();
    }

    long paid() {
        return bills.values().stream().filter(Takings::isPaid).count();
    }

    /** Completed rides without a bill. */
    long missing() {
        return rides.values().stream()
                .filter(ride -> ride.status() == RideStatus.COMPLETED && !bills.containsKey(ride.rideId()))
                .count();
    }

    /** Minor units by currency. */
    Map<String, Long> totals() {
        Map<String, Long> totals = new TreeMap<>();
        for (Bill bill : bills.values()) {
            Money total = bill.total();
            totals.merge(total.currency(), total.amountMinor(), Math::addExact);
        }
        return totals;
    }

    Map<String, Long> failures() {
        return Map.copyOf(failures);
    }
}
