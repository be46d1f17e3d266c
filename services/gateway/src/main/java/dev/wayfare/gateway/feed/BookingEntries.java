package dev.wayfare.gateway.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingStatus;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.Envelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a traveller is told of his booking: what he would look it up for. Pure. */
final class BookingEntries {

    private static final ObjectMapper JSON = Json.mapper();

    private BookingEntries() {}

    /** The traveller, as far as an event names him. */
    static @Nullable UserId travellerOf(BookingEvent event) {
        return switch (event) {
            case BookingEvent.BookingRequested requested -> requested.traveller();
            case BookingEvent.BookingCreated created -> created.traveller();
            case BookingEvent.BookingConfirmed confirmed -> confirmed.traveller();
            case BookingEvent.BookingFailed failed -> failed.traveller();
            case BookingEvent.BookingExpired expired -> expired.traveller();
            case BookingEvent.BookingCancelled cancelled -> cancelled.traveller();
            case BookingEvent.ItemsCancelled cancelled -> cancelled.traveller();
            case BookingEvent.ItemMoved moved -> moved.traveller();
            case BookingEvent.MoveAccepted accepted -> accepted.traveller();
            case BookingEvent.ItemHeld held -> null;
            case BookingEvent.ItemContended contended -> null;
            case BookingEvent.ItemSought sought -> null;
            case BookingEvent.ItemConfirmed confirmed -> null;
            case BookingEvent.StockConfirmed confirmed -> null;
            case BookingEvent.PaymentBegun begun -> null;
            case BookingEvent.PaymentAuthorised authorised -> null;
            case BookingEvent.PaymentRefused refused -> null;
        };
    }

    static List<FeedEntry> of(Envelope event, BookingEvent booking, @Nullable UserId owner) {
        BookingStatus status = statusAfter(booking);
        if (status == null || owner == null) {
            return List.of();
        }
        ObjectNode data = JSON.createObjectNode()
                .put("bookingId", event.key())
                .put("status", status.name())
                .put("version", event.version());
        details(booking, data);
        return List.of(FeedEntries.entry(owner, event, booking.at(), data));
    }

    /** Null for the steps between, which are nobody's business but the booking's. */
    private static @Nullable BookingStatus statusAfter(BookingEvent event) {
        return switch (event) {
            case BookingEvent.BookingRequested requested -> BookingStatus.PENDING;
            case BookingEvent.BookingCreated created -> BookingStatus.PENDING;
            case BookingEvent.PaymentRefused refused -> BookingStatus.PENDING;
            case BookingEvent.BookingConfirmed confirmed -> BookingStatus.CONFIRMED;
            case BookingEvent.ItemsCancelled cancelled -> BookingStatus.CONFIRMED;
            case BookingEvent.ItemMoved moved -> BookingStatus.CONFIRMED;
            case BookingEvent.MoveAccepted accepted -> BookingStatus.CONFIRMED;
            case BookingEvent.BookingFailed failed -> BookingStatus.FAILED;
            case BookingEvent.BookingExpired expired -> BookingStatus.EXPIRED;
            case BookingEvent.BookingCancelled cancelled -> BookingStatus.CANCELLED;
            case BookingEvent.ItemHeld held -> null;
            case BookingEvent.ItemContended contended -> null;
            case BookingEvent.ItemSought sought -> null;
            case BookingEvent.PaymentBegun begun -> null;
            case BookingEvent.PaymentAuthorised authorised -> null;
            case BookingEvent.ItemConfirmed confirmed -> null;
            case BookingEvent.StockConfirmed confirmed -> null;
        };
    }

    private static void details(BookingEvent event, ObjectNode data) {
        if (event instanceof BookingEvent.BookingCreated created) {
            data.put("holdExpiresAt", created.holdExpiresAt().toString())
                    .put("payBy", created.payBy().toString());
        } else if (event instanceof BookingEvent.BookingFailed failed) {
            data.put("reason", failed.reason()).put("detail", failed.detail());
        } else if (event instanceof BookingEvent.ItemMoved moved) {
            data.put("item", moved.item())
                    .put("startsAt", moved.startsAt().toString())
                    .put("endsAt", moved.endsAt().toString())
                    .put("note", moved.note());
        } else if (event instanceof BookingEvent.PaymentRefused refused) {
            data.put("code", refused.code());
        } else if (event instanceof BookingEvent.BookingCancelled cancelled) {
            data.set("refund", JSON.valueToTree(cancelled.refund()));
        } else if (event instanceof BookingEvent.ItemsCancelled cancelled) {
            data.set("refund", JSON.valueToTree(cancelled.refund()));
            data.set("items", JSON.valueToTree(cancelled.items()));
        }
    }
}
