package dev.wayfare.travel.search.model;

import java.time.LocalDate;

/** What is taken of stock, as last heard; a hint. Thread-safe. */
public interface Stock {

    /**
     * Units to be had.
     *
     * @param day of departure, or the night or day of the slot
     * @param resource see {@link dev.wayfare.travel.catalogue.model.StockKey}
     * @param slot the resource itself where it has no slots, otherwise the resource in a slot
     * @param otherwise units that can be sold where nobody has set another capacity; allowance included
     */
    Level level(LocalDate day, long resource, long slot, int otherwise);

    /**
     * How full it is.
     *
     * @param limit units that can be sold
     * @param used units that are held or sold
     */
    record Level(int limit, int used) {
        public int free() {
            return Math.max(0, limit - used);
        }
    }
}
