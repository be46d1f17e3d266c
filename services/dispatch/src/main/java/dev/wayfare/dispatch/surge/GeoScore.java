package dev.wayfare.dispatch.surge;

import dev.wayfare.kernel.GeoPoint;

/**
 * The position in the score of a member of a Redis GEO set: 26 bits each of latitude (±85.05112878°) and longitude, interleaved,
 * latitude first. A whole set can so be walked by ZSCAN, which never holds Redis up. Pure.
 */
final class GeoScore {

    private static final double LAT = 85.05112878;
    private static final double LON = 180;
    private static final int BITS = 26;
    private static final double CELLS = 1L << BITS;

    private GeoScore() {}

    /** The middle of the spot that the score names; some 30 cm off at most. */
    static GeoPoint position(double score) {
        long bits = (long) score;
        long lat = 0;
        long lon = 0;
        for (int bit = 0; bit < BITS; bit++) {
            lat |= (bits >> (2 * bit) & 1) << bit;
            lon |= (bits >> (2 * bit + 1) & 1) << bit;
        }
        return new GeoPoint(degrees(lat, LAT), degrees(lon, LON));
    }

    private static double degrees(long cell, double most) {
        return -most + (cell + 0.5) / CELLS * 2 * most;
    }
}
