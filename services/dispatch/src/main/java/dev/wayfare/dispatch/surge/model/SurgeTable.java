package dev.wayfare.dispatch.surge.model;

/**
 * Which factor a market comes to in the end, by requests for each driver; between two rows it rises evenly. Pure.
 *
 * <p>One request for each driver is a market at ease: a driver who is one minute away is held within seconds. Twice as many
 * requests as drivers leave half of them waiting, and a fare half as high again asks those who can wait to wait.
 */
final class SurgeTable {

    private static final double[] RATIO = {1, 1.5, 2, 3, 4, 6, 10};
    private static final double[] FACTOR = {1, 1.2, 1.5, 1.8, 2.1, 2.5, 3.5};
    /** Fewer drivers than this count as this many: nobody there is scarce, but not infinitely so. */
    private static final double LEAST_DRIVERS = 0.5;

    private SurgeTable() {}

    static double factor(double requests, double drivers) {
        double ratio = requests / Math.max(drivers, LEAST_DRIVERS);
        if (!(ratio > RATIO[0])) {
            return 1;
        }
        for (int row = 1; row < RATIO.length; row++) {
            if (ratio <= RATIO[row]) {
                double within = (ratio - RATIO[row - 1]) / (RATIO[row] - RATIO[row - 1]);
                return FACTOR[row - 1] + within * (FACTOR[row] - FACTOR[row - 1]);
            }
        }
        return FACTOR[FACTOR.length - 1];
    }
}
