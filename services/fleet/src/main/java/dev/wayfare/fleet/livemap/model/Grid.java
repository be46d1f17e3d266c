package dev.wayfare.fleet.livemap.model;

import dev.wayfare.kernel.GeoPoint;

/** Coarsens positions for the public: everybody in a square of about 100 m stands in its middle. */
public final class Grid {

    /** Metres from one grid line to the next. */
    public static final double STEP_M = 100;

    private static final double METRES_PER_DEGREE = 111_195;
    private static final double STEP_DEG = STEP_M / METRES_PER_DEGREE;
    private static final double LEAST_COSINE = 0.01;

    private Grid() {}

    /** The middle of the square that a point lies in. Does not depend on who asks, so that asking often tells no more. */
    public static GeoPoint snap(GeoPoint point) {
        double lat = middle(point.lat(), STEP_DEG);
        double cosine = Math.max(LEAST_COSINE, Math.cos(Math.toRadians(lat)));
        double lon = middle(point.lon(), STEP_DEG / cosine);
        return new GeoPoint(Math.clamp(lat, -90.0, 90.0), Math.clamp(lon, -180.0, 180.0));
    }

    private static double middle(double degrees, double step) {
        return (Math.floor(degrees / step) + 0.5) * step;
    }
}
