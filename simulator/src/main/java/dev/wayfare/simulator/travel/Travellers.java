package dev.wayfare.simulator.travel;

import dev.wayfare.kernel.Money;
import dev.wayfare.simulator.api.Booking;
import dev.wayfare.simulator.api.Session;
import dev.wayfare.simulator.api.WayfareClient;
import dev.wayfare.simulator.city.Dice;
import dev.wayfare.simulator.city.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Everybody who travels, each once. Their trips run by themselves; asked from any thread. */
public final class Travellers {

    private static final Duration SETTLED_WITHIN = Duration.ofSeconds(20);
    private static final long LOOK_AGAIN_MS = 500;

    private final List<Traveller> people = new ArrayList<>();
    private final Dice dice;
    private final TravelTally tally = new TravelTally();
    private final List<CompletableFuture<Void>> trips = new ArrayList<>();

    /**
     * These people.
     *
     * @param run names this run, so that a second one of the same seed books anew
     */
    public Travellers(WayfareClient client, List<Session> sessions, long seed, String run, Instant now) {
        this.dice = Dice.of(seed).child("travellers");
        for (Session session : sessions) {
            Dice own = dice.child(people.size());
            people.add(new Traveller(client.traveller(session), own, run, tally, now));
        }
    }

    /** Each sets out at a time of his own within this. */
    public void setOut(Duration within) {
        for (int i = 0; i < people.size(); i++) {
            Traveller traveller = people.get(i);
            long after = Math.round(dice.child(i).child("sets-out").roll() * within.toMillis());
            trips.add(CompletableFuture.runAsync(
                            () -> {}, CompletableFuture.delayedExecutor(after, TimeUnit.MILLISECONDS))
                    .thenCompose(done -> traveller.travel()));
        }
    }

    /** How many are not done yet. */
    public long underway() {
        return trips.stream().filter(trip -> !trip.isDone()).count();
    }

    /** Looks at every booking once more, until each is decided and billed or the time is over. Blocks. */
    public TravelReport settle() throws InterruptedException {
        long deadlineNs = System.nanoTime() + SETTLED_WITHIN.toNanos();
        Map<String, Booking> bookings = new ConcurrentHashMap<>();
        while (true) {
            look(bookings);
            boolean settled = tally.trips().stream().allMatch(trip -> isSettled(bookings.get(trip.bookingId())));
            if (settled || System.nanoTime() - deadlineNs > 0) {
                return report(bookings);
            }
            Thread.sleep(LOOK_AGAIN_MS);
        }
    }

    private void look(Map<String, Booking> bookings) throws InterruptedException {
        for (TravelTally.Trip trip : tally.trips()) {
            if (isSettled(bookings.get(trip.bookingId()))) {
                continue;
            }
            try {
                Booking now = trip.traveller()
                        .api()
                        .booking(trip.bookingId())
                        .get(SETTLED_WITHIN.toSeconds(), TimeUnit.SECONDS);
                bookings.put(trip.bookingId(), now);
            } catch (ExecutionException e) {
                tally.failed("look", e.getCause());
            } catch (TimeoutException e) {
                tally.error("look", "timed-out");
            }
        }
    }

    private static boolean isSettled(@Nullable Booking booking) {
        return booking != null
                && booking.isDecided()
                && (!booking.status().equals("CONFIRMED") || booking.invoiceNumber() != null);
    }

    private TravelReport report(Map<String, Booking> bookings) {
        Map<String, Long> ends = new TreeMap<>();
        Map<String, Long> failures = new TreeMap<>();
        Map<String, Long> kept = new TreeMap<>();
        long unbilled = 0;
        for (Booking booking : bookings.values()) {
            ends.merge(booking.status(), 1L, Long::sum);
            if (booking.failure() != null) {
                failures.merge(booking.failure().code(), 1L, Long::sum);
            }
            if (booking.wasSold()) {
                Money paid = booking.refunded() == null
                        ? booking.total()
                        : booking.total().minus(booking.refunded());
                kept.merge(paid.currency(), paid.amountMinor(), Math::addExact);
            }
            if (booking.status().equals("CONFIRMED") && booking.invoiceNumber() == null) {
                unbilled++;
            }
        }
        long undecided = ends.getOrDefault("PENDING", 0L) + tally.trips().size() - bookings.size();
        return new TravelReport(
                people.size(),
                tally.countAsked(),
                tally.countConfirmed(),
                ends,
                failures,
                undecided,
                unbilled,
                Waits.of(tally.toDecision()),
                kept,
                tally.choices(),
                tally.errors());
    }
}
