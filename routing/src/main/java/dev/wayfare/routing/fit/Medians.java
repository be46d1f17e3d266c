package dev.wayfare.routing.fit;

import java.util.Arrays;

/** Order statistics of small samples. */
final class Medians {

    private Medians() {}

    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** The value below which this share lies, between two neighbours where it falls between them. NaN for nothing. */
    static double quantile(double[] values, double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
