package dev.wayfare.kernel;

/**
 * Identity of a flight of the timetable, on whatever dates it goes. Its last four characters are zero: they are the room in
 * which a {@link FlightId} keeps its date.
 */
public record ScheduleId(String value) implements Id {

    /** What this kind of id starts with. */
    public static final String PREFIX = "sched";

    static final String NO_DATE = "0000";

    public ScheduleId {
        Ids.require(PREFIX, value);
        if (!value.endsWith(NO_DATE)) {
            throw new IllegalArgumentException(
                    "'" + value + "' does not end in " + NO_DATE + ", where a date would stand");
        }
    }

    /** The id that these parts always give. */
    public static ScheduleId derive(String... parts) {
        String id = Ids.derive(PREFIX, parts);
        return new ScheduleId(id.substring(0, id.length() - NO_DATE.length()) + NO_DATE);
    }

    @Override
    public String toString() {
        return value;
    }
}
