package dev.wayfare.insight.counts.model;

import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** What an event adds to a count. Days are UTC, but for occupancy, whose days are those of travel. */
public sealed interface Fact {

    /** Length of a window: every time zone's hours and days are made of whole quarters of an hour. */
    int WINDOW_MINUTES = 15;

    LocalDate day();

    Kind kind();

    /**
     * Something happened.
     *
     * @param window of the day, from 0
     */
    record Counted(LocalDate day, Kind kind, int window, Counts by) implements Fact {

        static Counted at(Instant time, Kind kind, Counts by) {
            ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
            int window = (utc.getHour() * 60 + utc.getMinute()) / WINDOW_MINUTES;
            return new Counted(utc.toLocalDate(), kind, window, by);
        }
    }

    /** Something was sold, or given back: then the numbers are negative. */
    record Sold(LocalDate day, Kind kind, String route, long items, long units, Amounts sales) implements Fact {

        static Sold at(Instant time, Kind kind, String route, int units, Money price) {
            return new Sold(time.atZone(ZoneOffset.UTC).toLocalDate(), kind, route, 1, units, Amounts.of(price));
        }
    }

    /** Stock of a day came, was held, sold or given back. */
    record Occupied(LocalDate day, Kind kind, long capacity, long sold, long held) implements Fact {}
}
