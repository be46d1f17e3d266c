package dev.wayfare.kernel;

import java.time.LocalDate;

/**
 * Identity of one departure: a flight of the timetable on the local date at its airport. Opaque to clients; the platform
 * reads schedule and date out of it, so that no departure needs to be written down before somebody books it.
 */
public record FlightId(String value) implements Id {

    /** What this kind of id starts with. */
    public static final String PREFIX = "flight";

    private static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int DATE = ScheduleId.NO_DATE.length();
    private static final long MOST_DAYS = 1L << (5 * DATE);

    public FlightId {
        Ids.require(PREFIX, value);
    }

    /**
     * The departure of this schedule on this local date.
     *
     * @throws IllegalArgumentException for a date before 1970 or after the year 4800
     */
    public static FlightId of(ScheduleId schedule, LocalDate date) {
        long day = date.toEpochDay();
        if (day < 0 || day >= MOST_DAYS) {
            throw new IllegalArgumentException(date + " is no date of a flight");
        }
        String body = Ids.sibling(PREFIX, schedule);
        char[] end = new char[DATE];
        for (int i = DATE - 1; i >= 0; i--) {
            end[i] = BASE32.charAt((int) (day & 31));
            day >>>= 5;
        }
        return new FlightId(body.substring(0, body.length() - DATE) + new String(end));
    }

    public ScheduleId schedule() {
        String body = Ids.sibling(ScheduleId.PREFIX, this);
        return new ScheduleId(body.substring(0, body.length() - DATE) + ScheduleId.NO_DATE);
    }

    /** The local date of departure. */
    public LocalDate date() {
        long day = 0;
        for (int i = value.length() - DATE; i < value.length(); i++) {
            day = (day << 5) | BASE32.indexOf(value.charAt(i));
        }
        return LocalDate.ofEpochDay(day);
    }

    @Override
    public String toString() {
        return value;
    }
}
