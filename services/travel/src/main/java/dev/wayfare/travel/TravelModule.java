package dev.wayfare.travel;

import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.travel.inventory.Capacities;
import dev.wayfare.travel.inventory.stream.StockAggregate;
import java.util.List;

/** Wires travel: the owner of stock on the log. */
public final class TravelModule implements Module {

    @Override
    public String name() {
        return "travel";
    }

    @Override
    public void start(Node node) {
        node.host(name(), List.of(StockAggregate.of(Capacities.NONE_LISTED)));
    }
}
