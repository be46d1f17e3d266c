package dev.wayfare.gateway.riding;

import dev.wayfare.kernel.GeoPoint;

/**
 * How far and how long a trip is likely to be, before anybody drives it: the great circle with the detour of city streets, at
 * a city's average speed.
 *
 * @param distanceM metres
 * @param durationS seconds
 */
public record TripEstimate(int distanceM, int durationS) {

    private static final double DETOUR = 1.3;
    private static final double SPEED_MPS = 30 / 3.6;

    /** For a straight line of so many metres. */
    public static TripEstimate ofLine(double lineM) {
        double distanceM = lineM * DETOUR;
        return new TripEstimate((int) Math.round(distanceM), (int) Math.round(distanceM / SPEED_MPS));
    }

    public static TripEstimate between(GeoPoint from, GeoPoint to) {
        return ofLine(from.distanceM(to));
    }
}
