package dev.wayfare.simulator.api;

import dev.wayfare.kernel.GeoPoint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a driver is.
 *
 * @param headingDeg degrees from north, clockwise
 * @param speedMps metres a second
 * @param accuracyM metres
 */
public record Fix(
        double lat,
        double lon,
        Instant recordedAt,
        @Nullable Double headingDeg,
        @Nullable Double speedMps,
        @Nullable Double accuracyM) {

    /** Standing here. */
    public static Fix at(GeoPoint point, Instant recordedAt) {
        return new Fix(point.lat(), point.lon(), recordedAt, null, 0.0, 5.0);
    }
}
