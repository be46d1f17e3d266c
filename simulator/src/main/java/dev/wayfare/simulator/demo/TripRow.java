package dev.wayfare.simulator.demo;

import dev.wayfare.kernel.GeoPoint;

/**
 * A usable row of a trip file.
 *
 * @param timeOfDay seconds since midnight, as the city's clocks stood
 */
record TripRow(
        int number,
        int timeOfDay,
        GeoPoint pickup,
        GeoPoint dropoff,
        long fareMinor,
        double distanceM,
        double durationS) {

    boolean samePlace() {
        return pickup.equals(dropoff);
    }
}
