package dev.wayfare.contracts.catalogue;

import dev.wayfare.contracts.travel.FareRules;

/**
 * A fare family of flights, or a rate plan of rooms and cars.
 *
 * @param priceBasisPoints of the base price; 10,000 is the base itself
 * @param rules what it grants
 */
public record Fare(int priceBasisPoints, FareRules rules) {
    public Fare {
        if (priceBasisPoints < 1) {
            throw new IllegalArgumentException(
                    "fare " + rules.family() + " costs " + priceBasisPoints + " basis points; it must be 1 or more");
        }
    }
}
