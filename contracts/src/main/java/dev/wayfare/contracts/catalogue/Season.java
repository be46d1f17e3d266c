package dev.wayfare.contracts.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** The airlines' seasons: summer begins on the last Sunday of March and ends before the last Sunday of October. */
public enum Season {
    YEAR_ROUND,
    SUMMER,
    WINTER;

    /** Whether this day is in the season. */
    public boolean contains(LocalDate day) {
        return switch (this) {
            case YEAR_ROUND -> true;
            case SUMMER -> isSummer(day);
            case WINTER -> !isSummer(day);
        };
    }

    private static boolean isSummer(LocalDate day) {
        return !day.isBefore(lastSunday(day, Month.MARCH)) && day.isBefore(lastSunday(day, Month.OCTOBER));
    }

    private static LocalDate lastSunday(LocalDate day, Month month) {
        return LocalDate.of(day.getYear(), month, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
    }
}
