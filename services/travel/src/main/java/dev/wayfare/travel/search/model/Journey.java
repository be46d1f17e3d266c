package dev.wayfare.travel.search.model;

import dev.wayfare.kernel.Money;
import java.util.List;

/** A way from here to there: one flight, or two with a change of planes. */
public record Journey(List<Departure> legs, Rank rank) {

    public Journey {
        legs = List.copyOf(legs);
    }

    /** Ranked by what was asked for, then by price and duration. */
    static Journey of(List<Departure> legs, long asked, long price, long durationMin) {
        StringBuilder id = new StringBuilder();
        legs.forEach(leg -> id.append('+').append(leg.flight().on(leg.day()).value()));
        return new Journey(legs, new Rank(asked, price, durationMin, id.substring(1)));
    }

    /** For all seats. */
    public Money price() {
        return legs.stream().map(Departure::price).reduce(Money::plus).orElseThrow();
    }

    public int durationMin() {
        return (int) (legs.getLast().arrivesMin() - legs.getFirst().departsMin());
    }

    /** Seats to be had on all legs. */
    public int available() {
        return legs.stream().mapToInt(leg -> leg.level().free()).min().orElse(0);
    }
}
