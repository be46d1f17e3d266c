package dev.wayfare.runtime.geo;

import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.kernel.GeoPoint;
import java.util.function.LongConsumer;

/**
 * Divides the earth into rows of equal height, and each row into squares about as wide as high; a row closes upon itself at ±180°.
 * Immutable.
 */
final class Grid {

    static final double METRES_PER_DEGREE = 111_195.08;

    private static final double LEAST_COSINE = 1e-4;

    private final double step;
    private final int[] columns;

    /**
     * A grid.
     *
     * @param step height of a row, degrees
     */
    Grid(double step) {
        this.step = step;
        this.columns = new int[(int) Math.ceil(180 / step) + 1];
        for (int row = 0; row < columns.length; row++) {
            double middle = Math.min(90, row * step - 90 + step / 2);
            double cosine = Math.max(LEAST_COSINE, Math.cos(Math.toRadians(middle)));
            columns[row] = Math.max(1, (int) Math.floor(360 / step * cosine));
        }
    }

    /** The square that a position lies in. */
    long squareOf(int latE7, int lonE7) {
        int row = row(latE7 / FixBytes.DEGREES);
        return key(row, column(row, lonE7 / FixBytes.DEGREES));
    }

    private int row(double lat) {
        return Math.clamp((int) ((lat + 90) / step), 0, columns.length - 1);
    }

    private int column(int row, double lon) {
        return Math.floorMod((int) Math.floor((lon + 180) / 360 * columns[row]), columns[row]);
    }

    private static long key(int row, int column) {
        return ((long) row << 32) | column;
    }

    /** Names every square that a circle may touch, each once. */
    void around(GeoPoint centre, double radiusM, LongConsumer each) {
        double reach = radiusM / METRES_PER_DEGREE;
        int last = row(centre.lat() + reach);
        for (int row = row(centre.lat() - reach); row <= last; row++) {
            double farthest = Math.min(90, Math.max(Math.abs(row * step - 90), Math.abs((row + 1) * step - 90)));
            double cosine = Math.max(LEAST_COSINE, Math.cos(Math.toRadians(farthest)));
            double half = reach / cosine;
            if (half >= 180) {
                each(row, 0, columns[row], each);
            } else {
                int from = (int) Math.floor((centre.lon() - half + 180) / 360 * columns[row]);
                int to = (int) Math.floor((centre.lon() + half + 180) / 360 * columns[row]);
                each(row, from, Math.min(columns[row], to - from + 1), each);
            }
        }
    }

    private void each(int row, int from, int count, LongConsumer each) {
        for (int i = 0; i < count; i++) {
            each.accept(key(row, Math.floorMod(from + i, columns[row])));
        }
    }
}
