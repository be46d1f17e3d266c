package dev.wayfare.travel.search.model;

import java.time.LocalDate;
import java.util.Optional;

/** Days that can be booked: from today, at the clock of the place, for a year. */
public final class Dates {

    /** How far ahead, in days. */
    public static final int AHEAD = 365;

    /** The longest stay, in nights. */
    public static final int MOST_NIGHTS = 30;

    /** The longest hire, in days. */
    public static final int MOST_HIRE_DAYS = 60;

    private Dates() {}

    /** What is wrong with this day, to complete "date …"; empty when it is right. */
    public static Optional<String> fault(LocalDate day, LocalDate today) {
        if (day.isBefore(today)) {
            return Optional.of("is " + day + ", which is past; today is " + today + " there");
        }
        LocalDate last = today.plusDays(AHEAD);
        return day.isAfter(last)
                ? Optional.of("is " + day + ", more than a year ahead; the last day on offer is " + last)
                : Optional.empty();
    }
}
