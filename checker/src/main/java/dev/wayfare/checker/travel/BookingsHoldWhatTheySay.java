package dev.wayfare.checker.travel;

import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.claims.ClaimEvent.Fenced;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.claims.ClaimOutcome.Expired;
import dev.wayfare.claims.ClaimOutcome.Held;
import dev.wayfare.claims.ClaimOutcome.Released;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingCancelled;
import dev.wayfare.contracts.travel.BookingEvent.BookingConfirmed;
import dev.wayfare.contracts.travel.BookingEvent.BookingExpired;
import dev.wayfare.contracts.travel.BookingEvent.BookingFailed;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.travel.BookingEvent.ItemsCancelled;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.SuppliedStock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * At rest a booking's claims are what the booking says: of a confirmed one each item that is left has exactly the stock that
 * it names, sold to it; of one that failed, was called off or expired, nothing is left. What a booking still decides on is
 * not judged, nor is stock that a supplier keeps: its log is his.
 */
public final class BookingsHoldWhatTheySay implements Check {

    private final CheckOptions options;
    private final boolean whole;
    private final Map<String, Trip> bookings = new HashMap<>();
    private final Map<String, Claim> claims = new HashMap<>();

    public BookingsHoldWhatTheySay(CheckOptions options, Bounds bounds) {
        this.options = options;
        this.whole = bounds.isWhole(Topics.BOOKINGS.name()) && bounds.isWhole(Topics.INVENTORY_EVENTS.name());
    }

    private static final class Trip {
        List<BookingItem> items = List.of();
        final Set<Integer> cancelled = new TreeSet<>();
        boolean confirmed;

        @Nullable
        String over;

        Instant since = Instant.EPOCH;
    }

    private record Claim(
            String booking,
            String resource,
            int quantity,
            List<String> slots,
            boolean sold,
            Instant since,
            Place place) {}

    @Override
    public String name() {
        return "bookings hold what they say, and nothing when over";
    }

    @Override
    public int sentence() {
        return 4;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.BOOKINGS.name(), Topics.INVENTORY_EVENTS.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        switch (record.value()) {
            case Held held ->
                claims.put(
                        held.claim().value(),
                        new Claim(
                                held.claimant(),
                                record.key(),
                                held.quantity(),
                                held.slots(),
                                false,
                                held.at(),
                                record.place()));
            case Confirmed confirmed ->
                claims.computeIfPresent(
                        confirmed.claim().value(),
                        (id, held) -> new Claim(
                                held.booking(),
                                held.resource(),
                                held.quantity(),
                                held.slots(),
                                true,
                                confirmed.at(),
                                record.place()));
            case Released released -> claims.remove(released.claim().value());
            case Expired expired -> claims.remove(expired.claim().value());
            case Fenced fenced -> claims.remove(fenced.claim().value());
            case BookingEvent event -> booking(record.key(), event, findings);
            default -> {}
        }
    }

    private void booking(String key, BookingEvent event, Findings findings) {
        Trip trip = bookings.computeIfAbsent(key, booking -> new Trip());
        switch (event) {
            case BookingRequested requested -> trip.items = requested.items();
            case BookingConfirmed _ -> {
                findings.examined();
                trip.confirmed = true;
            }
            case ItemsCancelled cancelled -> trip.cancelled.addAll(cancelled.items());
            case BookingFailed _ -> over(trip, "failed", findings);
            case BookingExpired _ -> over(trip, "expired", findings);
            case BookingCancelled _ -> over(trip, "called off", findings);
            default -> {}
        }
        trip.since = event.at();
    }

    private static void over(Trip trip, String how, Findings findings) {
        findings.examined();
        trip.over = how;
        trip.items = List.of();
    }

    @Override
    public void finish(Findings findings) {
        if (!whole) {
            return;
        }
        Map<String, List<Claim>> ofBookings = new HashMap<>();
        claims.values().forEach(claim -> ofBookings
                .computeIfAbsent(claim.booking(), booking -> new ArrayList<>(2))
                .add(claim));
        ofBookings.forEach((booking, held) -> {
            if (!bookings.containsKey(booking)
                    && options.mustHaveFollowed(held.getFirst().since())) {
                findings.violation(held.getFirst().place(), booking, "claims stock, but was never asked for");
            }
        });
        bookings.forEach(
                (booking, trip) -> judge(booking, trip, ofBookings.getOrDefault(booking, List.of()), findings));
    }

    private void judge(String booking, Trip trip, List<Claim> held, Findings findings) {
        if (!options.mustHaveFollowed(trip.since)) {
            return;
        }
        if (trip.over != null) {
            held.forEach(claim ->
                    findings.violation(claim.place(), booking, "has " + trip.over + ", and still has " + text(claim)));
        } else if (trip.confirmed) {
            List<Claim> left = new ArrayList<>(held);
            for (BookingItem item : trip.items) {
                if (!trip.cancelled.contains(item.number())
                        && !SuppliedStock.isOne(item.resource())
                        && !left.removeIf(claim -> claim.sold() && isOf(item, claim))) {
                    findings.violation(
                            null, booking, "is confirmed, but nothing of " + item.resource() + " is sold to it");
                }
            }
            left.forEach(claim ->
                    findings.violation(claim.place(), booking, "has " + text(claim) + ", which is none of its items"));
        }
    }

    private static boolean isOf(BookingItem item, Claim claim) {
        Set<String> asked = new TreeSet<>(item.slots().isEmpty() ? List.of("") : item.slots());
        return claim.resource().equals(item.resource())
                && claim.quantity() == item.quantity()
                && asked.equals(new TreeSet<>(claim.slots()));
    }

    private static String text(Claim claim) {
        return claim.quantity() + " of " + claim.resource() + (claim.sold() ? " sold to it" : " held for it");
    }
}
