package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.kernel.Money;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A fare at which something can be had.
 *
 * @param price of all that was asked for
 */
public record Offer(Fare fare, Money price) {

    /** All of these, cheapest first. */
    static List<Offer> of(List<Fare> fares, Function<Fare, Money> price) {
        return fares.stream()
                .map(fare -> new Offer(fare, price.apply(fare)))
                .sorted(Comparator.comparing(Offer::price))
                .toList();
    }
}
