package dev.wayfare.insight.counts.model;

import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.insight.counts.model.BookedItems.Item;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a booking's life adds: to bookings its own, and each item to its kind. What bookings took and gave back is in the
 * books ({@link BillFacts}); what each kind did is here. A refund for several items is shared by their prices.
 */
public final class BookingFacts {

    private BookingFacts() {}

    /**
     * What one event led to.
     *
     * @param memory what is known of the booking from now on; null = nothing need be known any more
     */
    public record Step(@Nullable BookedItems memory, List<Fact> facts) {
        public Step {
            facts = List.copyOf(facts);
        }
    }

    public static Step of(@Nullable BookedItems memory, BookingEvent event) {
        List<Item> items = memory == null ? List.of() : memory.items();
        Instant at = event.at();
        return switch (event) {
            case BookingEvent.BookingRequested requested -> {
                BookedItems booked = BookedItems.of(requested.items());
                yield new Step(booked, each(booked.items(), at, Counts.REQUESTED, true));
            }
            case BookingEvent.BookingConfirmed _ -> new Step(memory, confirmed(items, at));
            case BookingEvent.BookingFailed _ -> new Step(null, each(items, at, Counts.FAILED, true));
            case BookingEvent.BookingExpired _ -> new Step(null, each(items, at, Counts.EXPIRED, true));
            case BookingEvent.ItemsCancelled cancelled -> {
                List<Item> gone = memory == null ? List.of() : memory.numbered(cancelled.items());
                yield new Step(memory, cancelled(gone, at, cancelled.refund(), true, false));
            }
            case BookingEvent.BookingCancelled cancelled -> {
                List<Item> gone = memory == null ? List.of() : memory.numbered(cancelled.items());
                yield new Step(null, cancelled(gone, at, cancelled.refund(), cancelled.wasConfirmed(), true));
            }
            default -> new Step(memory, List.of());
        };
    }

    private static List<Fact> each(List<Item> items, Instant at, Counts by, boolean whole) {
        List<Fact> facts = new ArrayList<>();
        if (whole) {
            facts.add(Fact.Counted.at(at, Kind.BOOKING, by));
        }
        items.forEach(item -> facts.add(Fact.Counted.at(at, item.kind(), by)));
        return facts;
    }

    private static List<Fact> confirmed(List<Item> items, Instant at) {
        List<Fact> facts = new ArrayList<>(each(items, at, Counts.DONE, true));
        for (Item item : items) {
            facts.add(Fact.Counted.at(at, item.kind(), Counts.sale(item.price())));
            facts.add(Fact.Sold.at(at, item.kind(), item.where(), item.units(), item.price()));
        }
        return facts;
    }

    private static List<Fact> cancelled(List<Item> items, Instant at, Money refund, boolean wasSold, boolean whole) {
        List<Fact> facts = new ArrayList<>(each(items, at, Counts.CANCELLED, whole));
        if (!wasSold || refund.isZero() || items.isEmpty()) {
            return facts;
        }
        long prices =
                items.stream().mapToLong(item -> item.price().amountMinor()).sum();
        long left = refund.amountMinor();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            boolean last = i == items.size() - 1;
            long share = last || prices == 0
                    ? left
                    : Math.round((double) refund.amountMinor() * item.price().amountMinor() / prices);
            left -= share;
            facts.add(Fact.Counted.at(at, item.kind(), Counts.refund(new Money(share, refund.currency()))));
        }
        return facts;
    }
}
