package dev.wayfare.contracts.dispatch;

import java.time.Duration;
import java.time.Instant;

/**
 * How many ask and how many could drive in one cell, for one product, and what that does to fares. An observation, not a decision:
 * keyed by cell, on {@code market-conditions}; the newest of a cell and product counts.
 *
 * @param cell H3 cell of resolution {@link #RESOLUTION}, some 2.5 km across
 * @param openRequests rides with a pick-up in the cell that look for a driver or wait for one's word
 * @param availableDrivers who could be offered a ride there
 * @param surge factor on fares, 1 = none
 */
public record MarketConditions(
        String cell, String product, int openRequests, int availableDrivers, double surge, Instant at) {

    /** Resolution of the cells. */
    public static final int RESOLUTION = 7;

    private static final Duration FRESH = Duration.ofSeconds(45);
    private static final Duration GONE = Duration.ofMinutes(2);
    private static final double GRAIN = 20;

    public MarketConditions {
        if (!(surge >= 1 && surge <= 100)) {
            throw new IllegalArgumentException("surge " + surge + " is not 1 to 100");
        }
        if (openRequests < 0 || availableDrivers < 0) {
            throw new IllegalArgumentException(openRequests + " requests, " + availableDrivers + " drivers");
        }
    }

    /** The factor as far as it can be believed now: it falls to 1 while nobody looks after the market. */
    public double surgeAt(Instant now) {
        Duration age = Duration.between(at, now);
        if (surge == 1 || age.compareTo(FRESH) <= 0) {
            return surge;
        }
        if (age.compareTo(GONE) >= 0) {
            return 1;
        }
        double left = (double) GONE.minus(age).toMillis() / GONE.minus(FRESH).toMillis();
        return 1 + Math.round((surge - 1) * left * GRAIN) / GRAIN;
    }

    /** Nobody asks, nobody drives, and fares are as always. */
    public boolean isQuiet() {
        return openRequests == 0 && availableDrivers == 0 && surge == 1;
    }
}
