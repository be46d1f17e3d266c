package dev.wayfare.runtime.geo;

import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.runtime.geo.DriverIndex.Spot;

/**
 * The few nearest of many, by distance on a plane that touches the earth at the point asked for; good to a metre in a town. A heap
 * with the farthest on top. Belongs to one search.
 */
final class Closest {

    private static final double METRES_PER_E7 = Grid.METRES_PER_DEGREE / FixBytes.DEGREES;
    private static final long TURN_E7 = 3_600_000_000L;

    private final GeoPoint point;
    private final int latE7;
    private final int lonE7;
    private final double cosine;
    private final double sinePerE7;
    private final Spot[] spots;
    private final long[] places;
    private final double[] squares;
    private int size;
    private double most;

    Closest(GeoPoint point, int limit) {
        this.point = point;
        this.latE7 = (int) Math.round(point.lat() * FixBytes.DEGREES);
        this.lonE7 = (int) Math.round(point.lon() * FixBytes.DEGREES);
        this.cosine = Math.cos(Math.toRadians(point.lat()));
        this.sinePerE7 = Math.sin(Math.toRadians(point.lat())) * Math.toRadians(1 / FixBytes.DEGREES) / 2;
        this.spots = new Spot[limit];
        this.places = new long[limit];
        this.squares = new double[limit];
    }

    GeoPoint point() {
        return point;
    }

    /** Begins anew with another reach. */
    void begin(double reachM) {
        size = 0;
        most = reachM * reachM * 1.0001;
    }

    void offer(Spot candidate) {
        long at = candidate.packed();
        double square = squareM((int) (at >> 32), (int) at);
        if (square <= most) {
            take(candidate, at, square);
        }
    }

    private double squareM(int toLatE7, int toLonE7) {
        long north = (long) toLatE7 - latE7;
        long apart = Math.abs((long) toLonE7 - lonE7);
        double y = north * METRES_PER_E7;
        double x = Math.min(apart, TURN_E7 - apart) * METRES_PER_E7 * (cosine - sinePerE7 * north);
        return x * x + y * y;
    }

    private void take(Spot spot, long at, double square) {
        if (size < spots.length) {
            rise(size++, spot, at, square);
        } else {
            sink(spot, at, square);
        }
        if (size == spots.length) {
            most = Math.min(most, squares[0]);
        }
    }

    private void rise(int place, Spot spot, long at, double square) {
        int i = place;
        while (i > 0 && squares[(i - 1) / 2] < square) {
            move((i - 1) / 2, i);
            i = (i - 1) / 2;
        }
        set(i, spot, at, square);
    }

    private void sink(Spot spot, long at, double square) {
        int i = 0;
        while (true) {
            int child = 2 * i + 1;
            if (child + 1 < size && squares[child + 1] > squares[child]) {
                child++;
            }
            if (child >= size || squares[child] <= square) {
                break;
            }
            move(child, i);
            i = child;
        }
        set(i, spot, at, square);
    }

    private void move(int from, int to) {
        set(to, spots[from], places[from], squares[from]);
    }

    private void set(int i, Spot spot, long at, double square) {
        spots[i] = spot;
        places[i] = at;
        squares[i] = square;
    }

    boolean isFull() {
        return size == spots.length;
    }

    int size() {
        return size;
    }

    Spot spot(int i) {
        return spots[i];
    }

    /** Where he was when he was looked at: latitude in the upper half, longitude in the lower. */
    long at(int i) {
        return places[i];
    }
}
