package dev.wayfare.travel;

import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.travel.catalogue.ListedStock;
import dev.wayfare.travel.catalogue.stream.Catalogues;
import dev.wayfare.travel.catalogue.stream.FollowedCatalogue;
import dev.wayfare.travel.inventory.stream.StockAggregate;
import dev.wayfare.travel.search.api.InventoryGrpc;
import dev.wayfare.travel.search.api.OffersGrpc;
import dev.wayfare.travel.search.api.Searches;
import dev.wayfare.travel.search.model.Stock;
import dev.wayfare.travel.search.stock.StockFollower;
import java.util.List;

/** Wires travel: the catalogue, the owner of stock on the log, and the searches. */
public final class TravelModule implements Module {

    @Override
    public String name() {
        return "travel";
    }

    @Override
    public void start(Node node) throws InterruptedException {
        FollowedCatalogue catalogue = Catalogues.follow(node);
        node.host(name(), List.of(StockAggregate.of(new ListedStock(catalogue))));
        Stock stock = StockFollower.follow(node);
        node.rpc().serve(new InventoryGrpc(new Searches(catalogue::now, stock, node.clock()), node.meters()));
        node.rpc().serve(new OffersGrpc(catalogue::now, stock, node.clock()));
    }
}
