package dev.wayfare.travel.inventory;

import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.travel.inventory.model.Capacity;
import java.util.Optional;

/**
 * What the catalogue lists: how much there is of a resource that nobody has defined by a command. Asked by stream threads
 * for every hold, so it answers from memory; while the catalogue is being read at the start, it waits for it.
 */
public interface Capacities {

    /** Empty when the catalogue lists no such thing. */
    Optional<Capacity> find(StockResource resource);

    /** Nothing is listed: all stock is defined by commands. */
    Capacities NONE_LISTED = resource -> Optional.empty();
}
