package dev.wayfare.simulator.city;

/**
 * How riders are. Shares are probabilities, times are seconds of the simulation.
 *
 * @param patienceLeastS the most impatient cancels when nobody has accepted by then
 * @param changeOfMind share who call it off for no reason, before or after somebody accepted
 * @param noShow share who never come to the car
 * @param boardsWithinS the slowest comes to the car within this
 * @param rates share who rate their driver
 */
public record RiderTemper(
        double patienceLeastS,
        double patienceMostS,
        double changeOfMind,
        double noShow,
        double boardsWithinS,
        double rates) {

    public static final RiderTemper USUAL = new RiderTemper(30, 60, 0.03, 0.01, 2, 0.7);
}
