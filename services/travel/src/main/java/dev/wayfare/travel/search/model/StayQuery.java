package dev.wayfare.travel.search.model;

import dev.wayfare.travel.catalogue.model.City;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who wants to sleep looks for.
 *
 * @param checkOut the morning after the last night
 * @param stars at least
 * @param amenities all of these, in upper case
 * @param sleeps people in each room, at least
 * @param rate a plan; null = the cheapest of each hotel
 * @param maxPriceMinor for all rooms and nights
 */
public record StayQuery(
        City city,
        LocalDate checkIn,
        LocalDate checkOut,
        int rooms,
        int stars,
        List<String> amenities,
        int sleeps,
        @Nullable String rate,
        long maxPriceMinor,
        Order order) {

    public StayQuery {
        amenities = List.copyOf(amenities);
    }

    /** What comes first; among equals the cheaper. */
    public enum Order {
        PRICE,
        STARS
    }

    public List<LocalDate> nights() {
        return checkIn.datesUntil(checkOut).toList();
    }
}
