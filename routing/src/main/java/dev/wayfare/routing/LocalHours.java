package dev.wayfare.routing;

import dev.wayfare.kernel.GeoPoint;
import java.time.Instant;
import java.time.ZoneId;

/** What the clocks show where somebody sets out. Immutable; thread-safe. */
@FunctionalInterface
public interface LocalHours {

    /** Hours of a week. */
    int OF_WEEK = 7 * 24;

    /** Hours since the local Monday, 0 o'clock: 0 to 167. */
    int hourOfWeek(GeoPoint where, Instant when);

    /** The clocks of one zone, summer time and all. */
    static LocalHours of(ZoneId zone) {
        return (where, when) -> hourOfWeek(
                when.getEpochSecond() + zone.getRules().getOffset(when).getTotalSeconds());
    }

    /** The sun's clock: an hour every 15 degrees. At most some two hours off what the clocks on the wall show. */
    static LocalHours ofTheSun() {
        return (where, when) -> hourOfWeek(when.getEpochSecond() + Math.round(where.lon() / 15) * 3600);
    }

    private static int hourOfWeek(long localSecond) {
        long sinceAMonday = localSecond + 3 * 86_400L;
        return (int) Math.floorMod(Math.floorDiv(sinceAMonday, 3600L), (long) OF_WEEK);
    }
}
