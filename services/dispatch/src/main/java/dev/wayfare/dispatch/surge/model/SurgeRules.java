package dev.wayfare.dispatch.surge.model;

import dev.wayfare.contracts.dispatch.MarketConditions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How factors follow counts. A cell shares half of what its neighbours have, so that crossing a street changes little. A factor
 * moves a bounded step a round, quicker up than down, in twentieths; it stays where it is for a small difference, never
 * exceeds the cap, and comes back to exactly 1. Pure.
 *
 * @param cap the highest factor, at least 1
 * @param leastRequests with fewer open requests in and around a cell, nothing is scarce
 */
public record SurgeRules(double cap, int leastRequests) {

    private static final double NEIGHBOURS_SHARE = 0.5;
    private static final double STEP_UP = 0.3;
    private static final double STEP_DOWN = 0.2;
    private static final double TOO_SMALL = 0.075;
    private static final double GRAIN = 20;

    public SurgeRules {
        if (!(cap >= 1) || leastRequests < 1) {
            throw new IllegalArgumentException("cap " + cap + " (≥ 1), requests " + leastRequests + " (≥ 1)");
        }
    }

    /**
     * What was counted.
     *
     * @param requests open ones; a spot that is missing has none
     * @param drivers available ones; a spot that is missing has none
     */
    public record Counts(Map<Spot, Integer> requests, Map<Spot, Integer> drivers) {
        public Counts {
            requests = Map.copyOf(requests);
            drivers = Map.copyOf(drivers);
        }
    }

    /**
     * The conditions of this round, of every spot that was seen now or had conditions before.
     *
     * @param before conditions of the round before
     * @param neighbours the cells around a cell
     */
    public Map<Spot, MarketConditions> next(
            Map<Spot, MarketConditions> before,
            Counts counts,
            Function<String, ? extends Collection<String>> neighbours,
            Instant now) {
        Map<String, List<String>> around = new HashMap<>();
        Function<String, List<String>> known =
                cell -> around.computeIfAbsent(cell, one -> List.copyOf(neighbours.apply(one)));
        Map<Spot, MarketConditions> next = new HashMap<>();
        for (Spot spot : spots(before, counts, known)) {
            MarketConditions last = before.get(spot);
            double surge = next(last == null ? 1 : last.surge(), target(spot, counts, known));
            next.put(
                    spot,
                    new MarketConditions(
                            spot.cell(),
                            spot.product(),
                            counts.requests().getOrDefault(spot, 0),
                            counts.drivers().getOrDefault(spot, 0),
                            surge,
                            now));
        }
        return next;
    }

    private static Set<Spot> spots(
            Map<Spot, MarketConditions> before, Counts counts, Function<String, List<String>> neighbours) {
        Set<Spot> spots = new LinkedHashSet<>(before.keySet());
        spots.addAll(counts.drivers().keySet());
        for (Spot asked : counts.requests().keySet()) {
            spots.add(asked);
            neighbours.apply(asked.cell()).forEach(cell -> spots.add(new Spot(cell, asked.product())));
        }
        return spots;
    }

    /** The factor that a spot comes to if its counts stay as they are. */
    private double target(Spot spot, Counts counts, Function<String, List<String>> neighbours) {
        List<String> around = neighbours.apply(spot.cell());
        double requests = smoothed(spot, counts.requests(), around);
        if (requests < leastRequests) {
            return 1;
        }
        return Math.min(cap, SurgeTable.factor(requests, smoothed(spot, counts.drivers(), around)));
    }

    private static double smoothed(Spot spot, Map<Spot, Integer> counts, List<String> around) {
        int beside = 0;
        for (String cell : around) {
            beside += counts.getOrDefault(new Spot(cell, spot.product()), 0);
        }
        return counts.getOrDefault(spot, 0) + NEIGHBOURS_SHARE * beside;
    }

    /** One step from a factor towards another. */
    double next(double current, double target) {
        double goal = Math.min(target, cap);
        boolean stays = Math.abs(goal - current) < TOO_SMALL && goal > 1 && current <= cap;
        double step = stays ? 0 : Math.clamp(goal - current, -STEP_DOWN, STEP_UP);
        return Math.clamp(Math.round((current + step) * GRAIN) / GRAIN, 1, cap);
    }
}
