package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.search.model.Priced.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resolves what a traveller asks for to stock and prices it, by the same rules as the searches. Whether there is any left is not
 * asked here: the owner of the stock says so. Thread-safe.
 */
public record Pricing(Catalogue catalogue, Stock stock, Instant now) {

    static final int MOST_UNITS = 9;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    /** Prices one item; its number is its place in the booking, from 1. */
    public Priced price(int number, ItemRequest asked) {
        return switch (asked.type()) {
            case FLIGHT -> new SeatPricing(this).price(number, asked);
            case HOTEL -> new RoomPricing(this).price(number, asked);
            case CAR -> new CarPricing(this).price(number, asked);
        };
    }

    LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(now, zone);
    }

    Optional<Fault> dayFault(String field, LocalDate day, ZoneId zone) {
        LocalDate today = today(zone);
        return Dates.fault(day, today)
                .map(message -> new Fault(day.isBefore(today) ? "date-past" : "date-too-far", field, message));
    }

    static Fault missing(String field) {
        return new Fault("field-missing", field, "is missing");
    }

    static Optional<Fault> unitsFault(String field, int units) {
        return units >= 1 && units <= MOST_UNITS
                ? Optional.empty()
                : Optional.of(new Fault(field + "-invalid", field, "is " + units + "; it must be 1 to " + MOST_UNITS));
    }

    static Fault unknownFare(@Nullable String asked, List<Fare> fares) {
        return new Fault(
                "fare-unknown",
                "fare",
                "is '" + asked + "', which is not sold here; there are "
                        + fares.stream().map(fare -> fare.rules().family()).toList());
    }

    static String words(String code) {
        return code.toLowerCase(Locale.ENGLISH).replace('_', ' ');
    }

    static String written(LocalDate day) {
        return DAY.format(day);
    }
}
