package dev.wayfare.tracking.model;

import dev.wayfare.kernel.GeoPoint;

/**
 * A driver was seen at a place.
 *
 * @param atMs by his own clock, epoch milliseconds
 * @param headingDeg 0 to 360, NaN when unknown
 * @param speedMps metres a second, NaN when unknown
 * @param accuracyM radius in metres, NaN when unknown
 * @param jumped farther from the place before than anybody drives: perhaps he is not there
 */
public record Sighting(
        long atMs, double lat, double lon, float headingDeg, float speedMps, float accuracyM, boolean jumped) {

    /** A place that can be. */
    public Sighting(long atMs, double lat, double lon, float headingDeg, float speedMps, float accuracyM) {
        this(atMs, lat, lon, headingDeg, speedMps, accuracyM, false);
    }

    /** A place and a time, and nothing else known. */
    public static Sighting of(long atMs, double lat, double lon) {
        return new Sighting(atMs, lat, lon, Float.NaN, Float.NaN, Float.NaN);
    }

    public GeoPoint point() {
        return new GeoPoint(lat, lon);
    }

    double distanceM(Sighting other) {
        return point().distanceM(other.point());
    }
}
