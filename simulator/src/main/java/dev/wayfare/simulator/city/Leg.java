package dev.wayfare.simulator.city;

import dev.wayfare.kernel.GeoPoint;

/**
 * A drive through a grid of streets: east or west first, then north or south.
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
        double metres = done(nowNs) * (along() + across());
        return metres <= along() && along() > 0
                ? between(from, corner(), metres / along())
                : between(corner(), to, across() == 0 ? 1 : (metres - along()) / across());
    }

    private double done(long nowNs) {
        return durationNs == 0 ? 1 : Math.clamp((nowNs - startNs) / (double) durationNs, 0, 1);
    }

    private GeoPoint corner() {
        return new GeoPoint(from.lat(), to.lon());
    }

    private double along() {
        return from.distanceM(corner());
    }

    private double across() {
        return corner().distanceM(to);
    }

    private static GeoPoint between(GeoPoint one, GeoPoint other, double share) {
        return new GeoPoint(
                one.lat() + (other.lat() - one.lat()) * share, one.lon() + (other.lon() - one.lon()) * share);
    }

    boolean isOver(long nowNs) {
        return nowNs - startNs >= durationNs;
    }

    double headingDeg(long nowNs) {
        boolean turned = done(nowNs) * (along() + across()) > along();
        if (turned) {
            return to.lat() >= from.lat() ? 0 : 180;
        }
        return to.lon() >= from.lon() ? 90 : 270;
    }
}
