package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.travel.catalogue.model.StockKey;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Stock of which a test says what is taken. */
final class Shelf implements Stock {

    private final Map<Long, Integer> taken = new HashMap<>();

    Shelf take(StockResource resource, int units) {
        taken.merge(StockKey.of(resource), units, Integer::sum);
        return this;
    }

    Shelf take(StockResource resource, LocalDate slot, int units) {
        taken.merge(StockKey.in(StockKey.of(resource), slot.toString()), units, Integer::sum);
        return this;
    }

    @Override
    public Level level(LocalDate day, long resource, long slot, int otherwise) {
        return new Level(otherwise, taken.getOrDefault(slot, 0));
    }
}
