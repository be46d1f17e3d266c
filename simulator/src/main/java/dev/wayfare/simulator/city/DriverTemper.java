package dev.wayfare.simulator.city;

/**
 * How drivers are. Shares are probabilities, times are seconds of the simulation.
 *
 * @param accepts share of offers that are accepted
 * @param declines share that are declined; the rest is ignored until it expires
 * @param givesUp share of accepted rides that are given back on the way to the pick-up
 * @param thinksWithinS the slowest answers within this
 * @param waitsS how long he waits for a rider who does not come
 * @param rates share who rate their rider
 */
public record DriverTemper(
        double accepts, double declines, double givesUp, double thinksWithinS, double waitsS, double rates) {

    public static final DriverTemper USUAL = new DriverTemper(0.85, 0.08, 0.02, 2, 20, 0.5);

    public DriverTemper {
        if (accepts < 0 || declines < 0 || accepts + declines > 1) {
            throw new IllegalArgumentException("accepts " + accepts + " + declines " + declines + " is no share");
        }
    }
}
