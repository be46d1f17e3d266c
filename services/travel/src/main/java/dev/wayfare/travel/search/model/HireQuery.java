package dev.wayfare.travel.search.model;

import dev.wayfare.travel.catalogue.model.Airport;
import dev.wayfare.travel.catalogue.model.City;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who wants to drive looks for.
 *
 * @param category such as {@code COMPACT}; null = any
 * @param rate a plan; null = the cheapest of each
 * @param maxPriceMinor for the whole time
 */
public record HireQuery(
        City city,
        Instant pickupAt,
        Instant dropoffAt,
        @Nullable String category,
        @Nullable String rate,
        long maxPriceMinor,
        Order order) {

    private static final long DAY_S = Duration.ofDays(1).toSeconds();

    /** What comes first; among equals the cheaper. */
    public enum Order {
        PRICE,
        SEATS
    }

    /** Begun periods of 24 hours: what is paid for. */
    static int paidDays(Instant pickupAt, Instant dropoffAt) {
        long seconds = Duration.between(pickupAt, dropoffAt).toSeconds();
        return (int) Math.max(1, (seconds + DAY_S - 1) / DAY_S);
    }

    /** Days of the calendar, at the clock of the place, on which the car is away. */
    static List<LocalDate> daysAway(Airport at, Instant pickupAt, Instant dropoffAt) {
        LocalDate first = LocalDate.ofInstant(pickupAt, at.zone());
        LocalDate last = LocalDate.ofInstant(dropoffAt.minusSeconds(1), at.zone());
        return first.datesUntil(last.plusDays(1)).toList();
    }
}
