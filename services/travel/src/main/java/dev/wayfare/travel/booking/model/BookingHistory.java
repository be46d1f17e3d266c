package dev.wayfare.travel.booking.model;

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
import dev.wayfare.contracts.travel.BookingStatus;
import dev.wayfare.travel.booking.model.Booking.Authorising;
import dev.wayfare.travel.booking.model.Booking.Capturing;
import dev.wayfare.travel.booking.model.Booking.Confirmed;
import dev.wayfare.travel.booking.model.Booking.Confirming;
import dev.wayfare.travel.booking.model.Booking.Ended;
import dev.wayfare.travel.booking.model.Booking.Unpaid;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a booking is after an event. */
final class BookingHistory {

    private BookingHistory() {}

    static Booking after(Booking before, BookingEvent event) {
        return switch (event) {
            case BookingRequested requested -> requested(requested);
            case ItemHeld held -> with(holding(before), held.item(), claim -> claim.held(held.expiresAt()));
            case ItemContended contended ->
                with(holding(before), contended.item(), claim -> claim.contended(contended.retryAt()));
            case ItemSought sought ->
                with(
                        holding(before),
                        sought.item(),
                        claim -> ItemClaim.asked(claim.item(), claim.resource(), sought.attempt()));
            case BookingCreated created -> created(holding(before), created);
            case PaymentBegun begun -> begun(before, begun);
            case PaymentAuthorised authorised -> authorised(before);
            case PaymentRefused refused -> refused(before);
            case ItemConfirmed confirmed -> confirmed(before, confirmed);
            case StockConfirmed confirmed -> stockConfirmed(before, confirmed);
            case BookingConfirmed confirmed -> new Confirmed(request(before), before.claims());
            case ItemMoved moved ->
                withItem(
                        before,
                        moved.item(),
                        claim -> claim.moved(
                                new ItemClaim.Move(moved.change(), moved.startsAt(), moved.endsAt(), false)));
            case MoveAccepted accepted ->
                withItem(
                        before,
                        accepted.item(),
                        claim -> claim.moved(new ItemClaim.Move(
                                claim.moved() == null ? "" : claim.moved().change(),
                                accepted.startsAt(),
                                accepted.endsAt(),
                                true)));
            case ItemsCancelled cancelled -> cancelled(before, cancelled);
            case BookingFailed failed ->
                ended(before, BookingStatus.FAILED, false, failed.reason(), failed.detail(), failed.at());
            case BookingExpired expired -> ended(before, BookingStatus.EXPIRED, false, null, null, expired.at());
            case BookingCancelled cancelled ->
                ended(before, BookingStatus.CANCELLED, cancelled.wasConfirmed(), null, null, cancelled.at());
        };
    }

    private static Booking requested(BookingRequested requested) {
        return new Booking.Holding(
                requested,
                requested.items().stream()
                        .map(item -> ItemClaim.asked(item.number(), item.resource(), 1))
                        .toList());
    }

    private static Booking with(Booking.Holding before, int item, UnaryOperator<ItemClaim> change) {
        return new Booking.Holding(before.request(), changed(before.items(), item, change));
    }

    private static Booking withItem(Booking before, int item, UnaryOperator<ItemClaim> change) {
        return switch (before) {
            case Confirming one ->
                new Confirming(one.request(), changed(one.items(), item, change), one.holdExpiresAt(), one.waiting());
            case Capturing one ->
                new Capturing(one.request(), changed(one.items(), item, change), one.since(), one.waiting());
            case Confirmed one -> new Confirmed(one.request(), changed(one.items(), item, change));
            default -> throw new IllegalStateException("item " + item + " was changed of " + before);
        };
    }

    private static List<ItemClaim> changed(List<ItemClaim> items, int item, UnaryOperator<ItemClaim> change) {
        return items.stream()
                .map(claim -> claim.item() == item ? change.apply(claim) : claim)
                .toList();
    }

    private static Booking created(Booking.Holding before, BookingCreated created) {
        BookingRequested request = before.request();
        return request.payLater()
                ? new Unpaid(request, before.items(), created.holdExpiresAt(), created.payBy(), 0)
                : new Authorising(
                        request,
                        before.items(),
                        created.holdExpiresAt(),
                        created.payBy(),
                        1,
                        request.replyWhenDecided());
    }

    private static Booking begun(Booking before, PaymentBegun begun) {
        if (before instanceof Unpaid unpaid) {
            return new Authorising(
                    unpaid.request(),
                    unpaid.items(),
                    unpaid.holdExpiresAt(),
                    unpaid.payBy(),
                    begun.attempt(),
                    begun.replyWhenDecided());
        }
        throw unexpected(before, begun);
    }

    private static Booking authorised(Booking before) {
        return switch (before) {
            case Authorising one -> new Confirming(one.request(), one.items(), one.holdExpiresAt(), one.waiting());
            case Unpaid unpaid -> new Confirming(unpaid.request(), unpaid.items(), unpaid.holdExpiresAt(), null);
            default -> throw new IllegalStateException("money was authorised for " + before);
        };
    }

    private static Booking refused(Booking before) {
        if (before instanceof Authorising one) {
            return new Unpaid(one.request(), one.items(), one.holdExpiresAt(), one.payBy(), one.payments());
        }
        throw new IllegalStateException("money was refused for " + before);
    }

    private static Booking confirmed(Booking before, ItemConfirmed event) {
        if (before instanceof Confirming one) {
            return new Confirming(
                    one.request(),
                    changed(one.items(), event.item(), ItemClaim::confirmed),
                    one.holdExpiresAt(),
                    one.waiting());
        }
        throw unexpected(before, event);
    }

    private static Booking stockConfirmed(Booking before, StockConfirmed event) {
        if (before instanceof Confirming one) {
            return new Capturing(one.request(), one.items(), event.at(), one.waiting());
        }
        throw unexpected(before, event);
    }

    private static Booking cancelled(Booking before, ItemsCancelled event) {
        return new Confirmed(
                request(before),
                before.claims().stream()
                        .filter(claim -> !event.items().contains(claim.item()))
                        .toList());
    }

    private static Booking ended(
            Booking before,
            BookingStatus status,
            boolean wasConfirmed,
            @Nullable String reason,
            @Nullable String detail,
            Instant at) {
        BookingRequested request = request(before);
        return new Ended(request.booking(), request.traveller(), status, wasConfirmed, reason, detail, at);
    }

    private static Booking.Holding holding(Booking before) {
        if (before instanceof Booking.Holding holding) {
            return holding;
        }
        throw new IllegalStateException("stock was answered for " + before);
    }

    private static BookingRequested request(Booking before) {
        return before.findRequest()
                .orElseThrow(() -> new IllegalStateException("something happened to a booking that is " + before));
    }

    private static IllegalStateException unexpected(Booking before, BookingEvent event) {
        return new IllegalStateException(event + " cannot follow " + before);
    }
}
