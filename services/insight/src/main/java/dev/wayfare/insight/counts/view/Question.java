package dev.wayfare.insight.counts.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * What is asked of a chart, as the name of a document: {@code <chart>/<from>/<to>/<bucket or limit>/<kind or *>/<zone>}.
 *
 * @param from first day, in the zone
 * @param to last day, included
 * @param detail {@code hour} or {@code day}; or how many
 * @param kind {@code *} = all
 */
record Question(String chart, LocalDate from, LocalDate to, String detail, String kind, ZoneId zone) {

    /** Longest span of one question. */
    static final int MOST_DAYS = 366;

    private static final int PARTS = 6;

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none; the message says why
     */
    static Question parse(String id) {
        String[] parts = id.split("/", PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("'" + id + "' is not <chart>/<from>/<to>/<detail>/<kind>/<zone>");
        }
        try {
            LocalDate from = LocalDate.parse(parts[1]);
            LocalDate to = LocalDate.parse(parts[2]);
            if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
                throw new IllegalArgumentException(
                        "from " + from + " to " + to + " must be 1 to " + MOST_DAYS + " days");
            }
            return new Question(parts[0], from, to, parts[3], parts[4], ZoneId.of(parts[5]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + id + "' has a day or a zone that is none", e);
        }
    }

    boolean isAbout(String one) {
        return kind.equals("*") || kind.equals(one);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** The beginning of the hour or day of this time, as people of the zone see it. */
    ZonedDateTime bucketOf(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        return detail.equals("hour")
                ? local.truncatedTo(ChronoUnit.HOURS)
                : local.toLocalDate().atStartOfDay(zone);
    }
}
