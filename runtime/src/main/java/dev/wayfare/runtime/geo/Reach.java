package dev.wayfare.runtime.geo;

import dev.wayfare.runtime.geo.NearestDrivers.Nearby;
import dev.wayfare.runtime.geo.NearestDrivers.Search;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers, area by area, how far the nearest few drivers were, so that a search in a full street need not sort a whole city.
 * A guess: whoever finds too few within it asks again with the whole radius. Thread-safe.
 */
final class Reach {

    private static final int AREA_RESOLUTION = 6;
    private static final int AREAS_KEPT = 20_000;
    private static final double SPARE = 1.5;
    private static final double WIDEN = 2;
    private static final double LEAST_M = 50;

    private final ConcurrentHashMap<Area, Double> metres = new ConcurrentHashMap<>();

    private record Area(String cell, String product, int limit) {
        static Area of(Search search) {
            return new Area(Cells.at(search.point(), AREA_RESOLUTION), search.product(), search.limit());
        }
    }

    /** The search with a radius that probably suffices; at first the whole one. */
    Search narrowed(Search search) {
        double guess = metres.getOrDefault(Area.of(search), search.radiusM());
        return guess >= search.radiusM() ? search : new Search(search.point(), search.product(), guess, search.limit());
    }

    /** Learns from what a search came to, the narrowed one first. */
    void learn(Search asked, List<Nearby> found) {
        if (metres.size() > AREAS_KEPT) {
            metres.clear();
        }
        double enough = found.size() >= asked.limit()
                ? Math.max(LEAST_M, found.getLast().distanceM() * SPARE)
                : asked.radiusM() * WIDEN;
        metres.merge(Area.of(asked), enough, (before, now) -> Math.max(now, (before * 3 + now) / 4));
    }
}
