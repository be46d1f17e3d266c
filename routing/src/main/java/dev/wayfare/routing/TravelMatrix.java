package dev.wayfare.routing;

import java.util.Arrays;
import java.util.Objects;

/** Ways from several origins (rows) to several destinations (columns). Immutable; safe for all threads. */
public final class TravelMatrix {

    private final int columns;
    private final double[] distanceM;
    private final double[] durationS;

    private TravelMatrix(int columns, double[] distanceM, double[] durationS) {
        this.columns = columns;
        this.distanceM = distanceM;
        this.durationS = durationS;
    }

    /** An empty matrix, to be filled whole. */
    public static Filling filling(int origins, int destinations) {
        return new Filling(origins, destinations);
    }

    /** Metres from an origin to a destination. */
    public double distanceM(int origin, int destination) {
        return distanceM[place(origin, destination)];
    }

    /** Seconds from an origin to a destination. */
    public double durationS(int origin, int destination) {
        return durationS[place(origin, destination)];
    }

    public Travel travel(int origin, int destination) {
        return new Travel(distanceM(origin, destination), durationS(origin, destination));
    }

    private int place(int origin, int destination) {
        return origin * columns + Objects.checkIndex(destination, columns);
    }

    /** Tells a way that is missing. */
    @FunctionalInterface
    interface Missing {
        Travel way(int origin, int destination);
    }

    /** A matrix in the making. Belongs to one thread. */
    public static final class Filling {
        private final int columns;
        private final double[] distanceM;
        private final double[] durationS;

        private Filling(int origins, int destinations) {
            columns = destinations;
            distanceM = new double[Math.multiplyExact(origins, destinations)];
            durationS = new double[distanceM.length];
            Arrays.fill(distanceM, Double.NaN);
        }

        public void put(int origin, int destination, Travel travel) {
            put(origin, destination, travel.distanceM(), travel.durationS());
        }

        public void put(int origin, int destination, double metres, double seconds) {
            int place = origin * columns + Objects.checkIndex(destination, columns);
            distanceM[place] = metres;
            durationS[place] = seconds;
        }

        /** Asks for every pair that has no way yet; how many those were. */
        int fillMissing(Missing ask) {
            int missing = 0;
            for (int place = 0; place < distanceM.length; place++) {
                if (Double.isNaN(distanceM[place])) {
                    put(place / columns, place % columns, ask.way(place / columns, place % columns));
                    missing++;
                }
            }
            return missing;
        }

        /** Fails when a pair was forgotten. */
        public TravelMatrix filled() {
            for (int place = 0; place < distanceM.length; place++) {
                if (Double.isNaN(distanceM[place])) {
                    throw new IllegalStateException("the way from origin " + place / columns + " to destination "
                            + place % columns + " was forgotten");
                }
            }
            return new TravelMatrix(columns, distanceM, durationS);
        }
    }
}
