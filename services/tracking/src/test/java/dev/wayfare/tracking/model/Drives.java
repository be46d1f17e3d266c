package dev.wayfare.tracking.model;

import dev.wayfare.kernel.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Cars on the road, for tests: places by metres east and north of a corner of Chicago. */
public final class Drives {

    public static final long T0 = 1_772_438_400_000L;
    public static final double LAT = 41.88;
    public static final double LON = -87.63;

    private static final double METRES_A_DEGREE = Math.PI * 6_371_008.8 / 180;

    private Drives() {}

    public static GeoPoint place(double eastM, double northM) {
        return new GeoPoint(
                LAT + northM / METRES_A_DEGREE, LON + eastM / METRES_A_DEGREE / Math.cos(Math.toRadians(LAT)));
    }

    /** Seen this many seconds after the beginning. */
    public static Sighting at(double seconds, double eastM, double northM) {
        GeoPoint place = place(eastM, northM);
        return Sighting.of(T0 + Math.round(seconds * 1000), place.lat(), place.lon());
    }

    /** Straight east, a fix a second. */
    public static List<Sighting> straight(int seconds, double mps) {
        return straight(seconds, mps, 0, new Random(1));
    }

    /** Straight east, a fix a second, each off by at most this many metres in both directions. */
    public static List<Sighting> straight(int seconds, double mps, double noiseM, Random random) {
        List<Sighting> seen = new ArrayList<>();
        for (int second = 0; second <= seconds; second++) {
            seen.add(at(second, second * mps + noise(noiseM, random), noise(noiseM, random)));
        }
        return seen;
    }

    private static double noise(double metres, Random random) {
        return metres == 0 ? 0 : random.nextDouble(-metres, metres);
    }

    public static long after(double seconds) {
        return T0 + Math.round(seconds * 1000);
    }
}
