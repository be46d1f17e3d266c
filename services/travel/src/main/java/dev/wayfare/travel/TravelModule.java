package dev.wayfare.travel;

import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.travel.booking.model.BookingSettings;
import dev.wayfare.travel.booking.stream.BookingAggregate;
import dev.wayfare.travel.booking.view.BookingsView;
import dev.wayfare.travel.inventory.Capacities;
import dev.wayfare.travel.inventory.stream.StockAggregate;
import java.util.List;

/** Wires travel: the owners of stock and of bookings on the log, and the view {@code travel-bookings}. */
public final class TravelModule implements Module {

    @Override
    public String name() {
        return "travel";
    }

    @Override
    public void start(Node node) {
        node.host(
                name(),
                List.of(StockAggregate.of(Capacities.NONE_LISTED), BookingAggregate.of(bookings(node.settings()))));
        node.view(name(), new BookingsView());
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
