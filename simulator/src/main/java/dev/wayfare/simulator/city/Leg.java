package dev.wayfare.simulator.city;

import dev.wayfare.kernel.GeoPoint;

/**
 * A drive in a straight line (the detour is in its duration).
 *
 * @param startNs by {@link System#nanoTime}
 * @param durationNs how long it takes in the simulation
 */
record Leg(GeoPoint from, GeoPoint to, long startNs, long durationNs) {

    /** A driver who stands. */
    static Leg standing(GeoPoint at) {
        return new Leg(at, at, 0, 0);
    }

    GeoPoint at(long nowNs) {
        double done = durationNs == 0 ? 1 : Math.clamp((nowNs - startNs) / (double) durationNs, 0, 1);
        return new GeoPoint(from.lat() + (to.lat() - from.lat()) * done, from.lon() + (to.lon() - from.lon()) * done);
    }

    boolean isOver(long nowNs) {
        return nowNs - startNs >= durationNs;
    }

    double headingDeg() {
        double east = (to.lon() - from.lon()) * Math.cos(Math.toRadians(from.lat()));
        double degrees = Math.toDegrees(Math.atan2(east, to.lat() - from.lat()));
        return degrees < 0 ? degrees + 360 : degrees;
    }
}
