package dev.wayfare.routing.fit;

import dev.wayfare.kernel.GeoPoint;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A trip that was driven.
 *
 * @param distanceM metres by the car's meter
 * @param durationS seconds by the car's meter
 * @param startedAt by the clocks of its city
 */
public record ObservedTrip(GeoPoint from, GeoPoint to, double distanceM, double durationS, LocalDateTime startedAt) {

    double lineM() {
        return from.distanceM(to);
    }

    /** The start as if the city lay in UTC; factors only ask what the clocks showed. */
    Instant departure() {
        return startedAt.toInstant(ZoneOffset.UTC);
    }
}
