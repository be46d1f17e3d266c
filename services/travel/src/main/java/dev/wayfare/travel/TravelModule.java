package dev.wayfare.travel;

import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.travel.booking.model.BookingSettings;
import dev.wayfare.travel.booking.stream.BookingAggregate;
import dev.wayfare.travel.booking.view.BookingsView;
import dev.wayfare.travel.catalogue.ListedStock;
import dev.wayfare.travel.catalogue.Listing;
import dev.wayfare.travel.catalogue.stream.Catalogues;
import dev.wayfare.travel.catalogue.stream.FollowedCatalogue;
import dev.wayfare.travel.inventory.stream.StockAggregate;
import dev.wayfare.travel.search.api.InventoryGrpc;
import dev.wayfare.travel.search.api.OffersGrpc;
import dev.wayfare.travel.search.api.Searches;
import dev.wayfare.travel.search.stock.FollowedStock;
import dev.wayfare.travel.search.stock.StockFollower;
import java.util.List;

/** Wires travel: the catalogue, the owners of stock and of bookings on the log, searches, and the view {@code travel-bookings}. */
public final class TravelModule implements Module {

    @Override
    public String name() {
        return "travel";
    }

    @Override
    public void start(Node node) throws InterruptedException {
        FollowedCatalogue catalogue = Catalogues.follow(node);
        node.host(
                name(),
                List.of(StockAggregate.of(new ListedStock(catalogue)), BookingAggregate.of(bookings(node.settings()))));
        node.view(name(), new BookingsView());
        FollowedStock stock = StockFollower.follow(node);
        Listing.follow(node, stock);
        node.rpc().serve(new InventoryGrpc(new Searches(catalogue::now, stock, node.clock()), node.meters()));
        node.rpc().serve(new OffersGrpc(catalogue::now, stock, node.clock()));
    }

    /** The section {@code travel} of the settings; what is not set has its default. */
    static BookingSettings bookings(Settings settings) {
        BookingSettings usual = BookingSettings.defaults();
        return new BookingSettings(
                settings.duration("travel.hold", usual.hold()),
                settings.duration("travel.margin", usual.margin()),
                settings.duration("travel.seek", usual.seek()),
                settings.duration("travel.seek-again", usual.seekAgain()),
                settings.number("travel.max-attempts", usual.maxAttempts(), 1, 100),
                settings.duration("travel.holding", usual.holding()),
                settings.duration("travel.answer", usual.answer()),
                settings.duration("travel.capture", usual.capture()),
                settings.duration("travel.pay-later", usual.payLater()),
                settings.duration("travel.memory", usual.memory()));
    }
}
