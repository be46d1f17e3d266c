package dev.wayfare.dispatch.surge.model;

import dev.wayfare.contracts.dispatch.MarketConditions;

/** A cell and a product: where a factor holds. */
public record Spot(String cell, String product) {

    /** The spot that these conditions are of. */
    public static Spot of(MarketConditions conditions) {
        return new Spot(conditions.cell(), conditions.product());
    }
}
