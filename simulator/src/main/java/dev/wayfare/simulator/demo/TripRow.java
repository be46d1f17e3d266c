package dev.wayfare.simulator.demo;

import dev.wayfare.kernel.GeoPoint;
import java.time.LocalDateTime;

/**
 * A usable row of a trip file.
 *
 * @param startedAt as the city's clocks stood
 */
public record TripRow(
        int number,
        LocalDateTime startedAt,
        GeoPoint pickup,
        GeoPoint dropoff,
        long fareMinor,
        double distanceM,
        double durationS) {

    /** Seconds since midnight. */
    int timeOfDay() {
        return startedAt.toLocalTime().toSecondOfDay();
    }

    boolean samePlace() {
        return pickup.equals(dropoff);
    }
}
