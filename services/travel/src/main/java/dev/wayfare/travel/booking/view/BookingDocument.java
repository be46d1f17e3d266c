package dev.wayfare.travel.booking.view;

import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingCancelled;
import dev.wayfare.contracts.travel.BookingEvent.BookingConfirmed;
import dev.wayfare.contracts.travel.BookingEvent.BookingCreated;
import dev.wayfare.contracts.travel.BookingEvent.BookingExpired;
import dev.wayfare.contracts.travel.BookingEvent.BookingFailed;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.travel.BookingEvent.ItemConfirmed;
import dev.wayfare.contracts.travel.BookingEvent.ItemContended;
import dev.wayfare.contracts.travel.BookingEvent.ItemHeld;
import dev.wayfare.contracts.travel.BookingEvent.ItemMoved;
import dev.wayfare.contracts.travel.BookingEvent.ItemSought;
import dev.wayfare.contracts.travel.BookingEvent.ItemsCancelled;
import dev.wayfare.contracts.travel.BookingEvent.MoveAccepted;
import dev.wayfare.contracts.travel.BookingEvent.PaymentAuthorised;
import dev.wayfare.contracts.travel.BookingEvent.PaymentBegun;
import dev.wayfare.contracts.travel.BookingEvent.PaymentRefused;
import dev.wayfare.contracts.travel.BookingEvent.StockConfirmed;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.BookingStatus;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A booking as {@code GET /bookings/{id}} shows it: a pure fold of its events into a tree of maps, lists, text and numbers.
 * The owner's projection, a rebuild and a checker all use this one. Not thread-safe while it folds.
 *
 * <p>Private fields: {@code _version} and {@code _at}, for the store.
 */
public final class BookingDocument {

    private static final String PENDING = "PENDING";
    private static final String HELD = "HELD";
    private static final String CONFIRMED = "CONFIRMED";
    private static final String CANCELLED = "CANCELLED";
    private static final String RELEASED = "RELEASED";

    private final Map<String, Object> fields;

    private BookingDocument(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * The document after an event. An event that is in it already changes nothing.
     *
     * @param before the document so far; null when there is none. It is changed and returned.
     * @param version of the booking after the event
     * @throws IllegalStateException when the booking's first event is missing
     */
    public static Map<String, Object> after(@Nullable Map<String, Object> before, BookingEvent event, long version) {
        if (before == null && !(event instanceof BookingRequested)) {
            throw new IllegalStateException("version " + version + " of a booking whose request was never seen: "
                    + event.getClass().getSimpleName());
        }
        Map<String, Object> fields = before == null ? new LinkedHashMap<>() : before;
        if (fields.get("_version") instanceof Number seen && seen.longValue() >= version) {
            return fields;
        }
        new BookingDocument(fields).take(event);
        fields.put("version", version);
        fields.put("_version", version);
        return fields;
    }

    private void take(BookingEvent event) {
        switch (event) {
            case BookingRequested requested -> requested(requested);
            case ItemHeld held -> item(held.item(), HELD);
            case ItemContended contended -> {}
            case ItemSought sought -> {}
            case BookingCreated created -> {
                fields.put("holdExpiresAt", created.holdExpiresAt().toString());
                fields.put("payBy", created.payBy().toString());
                time("createdAt", created.at());
            }
            case PaymentBegun begun -> fields.remove("paymentProblem");
            case PaymentAuthorised authorised -> time("authorisedAt", authorised.at());
            case PaymentRefused refused -> fields.put("paymentProblem", refused.code());
            case ItemConfirmed confirmed -> item(confirmed.item(), CONFIRMED);
            case StockConfirmed confirmed -> {}
            case BookingConfirmed confirmed -> {
                status(BookingStatus.CONFIRMED, "confirmedAt", confirmed.at());
                fields.keySet().removeAll(List.of("holdExpiresAt", "payBy"));
            }
            case BookingFailed failed -> failed(failed);
            case BookingExpired expired -> {
                end(BookingStatus.EXPIRED, expired.at());
                fields.put("failure", failure("booking-expired", "it was not paid in time", null));
            }
            case ItemMoved moved -> changed(moved.item(), moved.startsAt(), moved.endsAt(), moved.note());
            case MoveAccepted accepted -> taken(accepted.item(), accepted.startsAt(), accepted.endsAt());
            case ItemsCancelled cancelled -> {
                items(cancelled.items(), CANCELLED);
                refunded(cancelled.refund());
            }
            case BookingCancelled cancelled -> cancelled(cancelled);
        }
    }

    private void requested(BookingRequested requested) {
        fields.put("bookingId", requested.booking().value());
        fields.put("status", BookingStatus.PENDING.name());
        fields.put("travellerId", requested.traveller().value());
        fields.put("travellers", requested.travellers().stream().map(Trees::of).toList());
        fields.put(
                "items", requested.items().stream().map(BookingDocument::shown).toList());
        fields.put("total", Trees.of(requested.total()));
        fields.put("payLater", requested.payLater());
        fields.put("billId", Ids.sibling(BillId.PREFIX, requested.booking()));
        fields.put("times", new LinkedHashMap<String, Object>());
        time("requestedAt", requested.at());
        fields.put("_at", Trees.sortable(requested.at()));
    }

    /** What was asked for, and what it came to. */
    private static Map<String, Object> shown(BookingItem item) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("number", item.number());
        shown.putAll(Trees.of(item.asked()));
        shown.put("type", item.kind().name().toLowerCase(Locale.ROOT));
        shown.put("title", item.title());
        shown.put("startsAt", item.startsAt().toString());
        shown.put("endsAt", item.endsAt().toString());
        shown.put("price", Trees.of(item.price()));
        shown.put("rules", Trees.of(item.rules()));
        shown.put("status", PENDING);
        return shown;
    }

    private void failed(BookingFailed failed) {
        end(BookingStatus.FAILED, failed.at());
        fields.put("failure", failure(failed.reason(), failed.detail(), failed.item()));
    }

    private static Map<String, Object> failure(String code, String detail, @Nullable Integer item) {
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("code", code);
        failure.put("detail", detail);
        if (item != null) {
            failure.put("item", item);
        }
        return failure;
    }

    private void cancelled(BookingCancelled cancelled) {
        end(BookingStatus.CANCELLED, cancelled.at());
        items(cancelled.items(), CANCELLED);
        if (cancelled.wasConfirmed()) {
            refunded(cancelled.refund());
        }
        fields.put("cancelledBy", cancelled.by().name());
        if (cancelled.reason() != null) {
            fields.put("reason", cancelled.reason());
        }
    }

    private void refunded(Money amount) {
        Money before = fields.get("refunded") instanceof Map<?, ?> money
                ? new Money(((Number) money.get("amountMinor")).longValue(), amount.currency())
                : Money.zero(amount.currency());
        fields.put("refunded", Trees.of(before.plus(amount)));
    }

    private void end(BookingStatus status, Instant at) {
        status(status, "endedAt", at);
        fields.keySet().removeAll(List.of("holdExpiresAt", "payBy", "paymentProblem"));
        for (Map<String, Object> item : Trees.children(fields, "items")) {
            if (!CANCELLED.equals(item.get("status"))) {
                item.put("status", RELEASED);
            }
        }
    }

    /** The traveller is asked whether he takes it so. */
    private void changed(int number, Instant startsAt, Instant endsAt, String note) {
        for (Map<String, Object> item : Trees.children(fields, "items")) {
            if (item.get("number") instanceof Number one && one.intValue() == number) {
                Map<String, Object> change = new LinkedHashMap<>();
                change.put("startsAt", startsAt.toString());
                change.put("endsAt", endsAt.toString());
                change.put("note", note);
                item.put("change", change);
            }
        }
    }

    private void taken(int number, Instant startsAt, Instant endsAt) {
        for (Map<String, Object> item : Trees.children(fields, "items")) {
            if (item.get("number") instanceof Number one && one.intValue() == number) {
                item.put("startsAt", startsAt.toString());
                item.put("endsAt", endsAt.toString());
                item.remove("change");
            }
        }
    }

    private void item(int number, String status) {
        items(List.of(number), status);
    }

    private void items(Collection<Integer> numbers, String status) {
        for (Map<String, Object> item : Trees.children(fields, "items")) {
            if (item.get("number") instanceof Number number && numbers.contains(number.intValue())) {
                item.put("status", status);
            }
        }
    }

    private void status(BookingStatus status, String time, Instant at) {
        fields.put("status", status.name());
        time(time, at);
    }

    private void time(String name, Instant at) {
        Trees.child(fields, "times").put(name, at.toString());
    }
}
