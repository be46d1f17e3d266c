package dev.wayfare.fleet.livemap.model;

import dev.wayfare.kernel.GeoPoint;
import java.time.Instant;
import java.util.List;

/**
 * Where a driver was.
 *
 * @param headingDeg 0 to 360, NaN when unknown
 * @param recordedAt by his device's clock
 */
public record Fix(GeoPoint position, float headingDeg, Instant recordedAt) {

    /** Headings × this are the integers of {@link dev.wayfare.contracts.fleet.FixBytes}. */
    static final int HEADING = 10;

    /** {@code lat,lon,heading,epochMillis}, as it lies in Redis. */
    public String text() {
        return position.lat() + "," + position.lon() + "," + headingDeg + "," + recordedAt.toEpochMilli();
    }

    /** Reads {@link #text}. */
    public static Fix parse(String text) {
        List<String> parts = List.of(text.split(",", -1));
        if (parts.size() != 4) {
            throw new IllegalArgumentException("'" + text + "' is no fix; it looks like lat,lon,heading,millis");
        }
        return new Fix(
                new GeoPoint(Double.parseDouble(parts.get(0)), Double.parseDouble(parts.get(1))),
                Float.parseFloat(parts.get(2)),
                Instant.ofEpochMilli(Long.parseLong(parts.get(3))));
    }
}
