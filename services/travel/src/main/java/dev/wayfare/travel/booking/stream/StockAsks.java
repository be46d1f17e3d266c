package dev.wayfare.travel.booking.stream;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.SuppliedStock;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.travel.booking.model.Booking;
import dev.wayfare.travel.booking.model.BookingSettings;
import dev.wayfare.travel.booking.model.ItemClaim;
import java.time.Instant;

/** What a booking asks of the owners of stock. */
final class StockAsks {

    private StockAsks() {}

    static void hold(BookingRequested request, ItemClaim claim, BookingSettings settings, Instant now, Outbox out) {
        BookingItem item = request.items().get(claim.item() - 1);
        send(
                claim.id(request.booking()),
                new ClaimCommand.Hold(
                        claim.resource(),
                        claim.id(request.booking()),
                        request.booking().value(),
                        item.quantity(),
                        item.slots(),
                        request.holdS(),
                        now.plus(settings.holding()),
                        null),
                out);
    }

    static void confirmAll(Booking booking, Outbox out) {
        booking.findRequest().ifPresent(request -> booking.claims()
                .forEach(claim -> send(
                        claim.id(request.booking()),
                        new ClaimCommand.Confirm(
                                claim.resource(),
                                claim.id(request.booking()),
                                request.booking().value()),
                        out)));
    }

    static void release(String resource, ClaimId claim, String booking, String why, Outbox out) {
        send(claim, new ClaimCommand.Release(resource, claim, booking, why), out);
    }

    /** To the owner of the stock: ours, by resource, or a supplier, by claim. */
    private static void send(ClaimId claim, ClaimCommand command, Outbox out) {
        if (SuppliedStock.isOne(command.resource())) {
            out.send(Topics.SUPPLIER_CLAIMS, claim.value(), command);
        } else {
            out.send(Topics.INVENTORY_CLAIMS, command.resource(), command);
        }
    }
}
