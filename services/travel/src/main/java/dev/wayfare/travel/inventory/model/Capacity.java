package dev.wayfare.travel.inventory.model;

/**
 * How much of a resource there is.
 *
 * @param units in each slot, ≥ 0
 * @param allowance how far beyond it may be sold, ≥ 0
 */
public record Capacity(int units, int allowance) {

    public Capacity {
        if (units < 0 || allowance < 0) {
            throw new IllegalArgumentException("capacity " + units + " and allowance " + allowance + " must be ≥ 0");
        }
    }

    /** As much as there is, and no more. */
    public static Capacity of(int units) {
        return new Capacity(units, 0);
    }
}
