package dev.wayfare.routing.fit;

import java.util.Optional;

/**
 * Which trips can teach something. Meters fail, drivers forget them, cities publish places coarsely: a trip of 0.1 miles between
 * places 5 km apart says nothing about streets.
 */
final class Plausible {

    private static final double APART_M = 250;
    private static final double LEAST_DETOUR = 0.7;
    private static final double MOST_DETOUR = 4;
    private static final double LEAST_MPS = 0.8;
    private static final double MOST_MPS = 35;
    private static final double SHORTEST_S = 30;

    private Plausible() {}

    /** What speaks against learning from this trip; empty when nothing does. */
    static Optional<String> doubt(ObservedTrip trip) {
        double lineM = trip.lineM();
        if (lineM < APART_M) {
            return Optional.of("places less than 250 m apart");
        }
        double detour = trip.distanceM() / lineM;
        if (!(detour >= LEAST_DETOUR && detour <= MOST_DETOUR)) {
            return Optional.of("distance not 0.7 to 4 times the line");
        }
        double speed = trip.distanceM() / trip.durationS();
        if (trip.durationS() < SHORTEST_S || !(speed >= LEAST_MPS && speed <= MOST_MPS)) {
            return Optional.of("speed not 0.8 to 35 m/s");
        }
        return Optional.empty();
    }
}
