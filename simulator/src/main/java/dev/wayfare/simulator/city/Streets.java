package dev.wayfare.simulator.city;

import dev.wayfare.kernel.GeoPoint;
import java.time.Duration;

/**
 * How fast one gets on.
 *
 * @param detour metres on the street for a metre as the crow flies
 * @param speedup how many seconds of street time pass in one second of the simulation
 */
public record Streets(double detour, double speedup) {

    /** Metres a second by hour of the day; medians of Chicago's taxis, 2013 to 2016, with a detour of 1.3. */
    private static final double[] SPEED_MPS = {
        7.5, 7.7, 7.5, 8.2, 9.5, 11.0, 9.8, 7.2, 6.0, 5.4, 6.4, 6.3, 6.1, 5.9, 5.8, 6.0, 5.6, 5.1, 5.0, 5.6, 6.8, 6.8,
        7.2, 7.5
    };

    public Streets {
        if (!(detour >= 1) || !(speedup > 0)) {
            throw new IllegalArgumentException("detour " + detour + " (≥ 1), speedup " + speedup + " (> 0)");
        }
    }

    public double speedMps(int hour) {
        return SPEED_MPS[hour];
    }

    /** Metres to drive. */
    public double lengthM(GeoPoint from, GeoPoint to) {
        return from.distanceM(to) * detour;
    }

    /** How long the simulation takes from here to there. */
    public Duration drive(GeoPoint from, GeoPoint to, int hour) {
        return compressed(lengthM(from, to) / speedMps(hour));
    }

    /** Street seconds as simulated time. */
    public Duration compressed(double streetSeconds) {
        return Duration.ofMillis(Math.round(streetSeconds * 1000 / speedup));
    }
}
