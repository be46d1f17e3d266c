package dev.wayfare.contracts.catalogue;

import dev.wayfare.contracts.travel.Cabin;

/**
 * The seats of one cabin of a flight.
 *
 * @param seats for sale on each departure
 * @param allowance how many may be sold beyond them
 */
public record CabinSeats(Cabin cabin, int seats, int allowance) {
    public CabinSeats {
        if (seats < 0 || allowance < 0) {
            throw new IllegalArgumentException(
                    seats + " seats with an allowance of " + allowance + "; both must be ≥ 0");
        }
    }
}
