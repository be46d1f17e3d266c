package dev.wayfare.routing;

/**
 * A way that somebody may drive.
 *
 * @param distanceM metres on the street, ≥ 0
 * @param durationS seconds at the wheel, ≥ 0
 */
public record Travel(double distanceM, double durationS) {

    public Travel {
        if (!(distanceM >= 0 && durationS >= 0) || Double.isInfinite(distanceM) || Double.isInfinite(durationS)) {
            throw new IllegalArgumentException("no way is " + distanceM + " m long and takes " + durationS + " s");
        }
    }

    /** The distance in whole metres. */
    public int metres() {
        return (int) Math.round(distanceM);
    }

    /** The duration in whole seconds. */
    public int seconds() {
        return (int) Math.round(durationS);
    }
}
