package dev.wayfare.travel.booking.model;

import dev.wayfare.contracts.travel.BookingCommand.Cancel;
import dev.wayfare.contracts.travel.BookingCommand.RefundQuote;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calling off. Before it is confirmed that is free and whole; afterwards each item's rules say what is given back, or the
 * quote that was made shortly before. Where it is not the traveller's doing and no quote is named, all is given back.
 */
final class Cancelling {

    private Cancelling() {}

    static Decision<BookingEvent> whilePending(BookingRequested request, Cancel cancel, Instant now) {
        if (isForeign(request, cancel)) {
            return BookingRefusals.notYours();
        }
        List<Integer> all = request.items().stream().map(BookingItem::number).toList();
        if (cancel.items() != null && !cancel.items().containsAll(all)) {
            return Decision.refuse(
                    BookingRefusals.PARTLY_TOO_EARLY,
                    "single items can be cancelled once the booking is CONFIRMED; cancel it whole, or wait");
        }
        Money nothing = Money.zero(request.total().currency());
        return Decision.accept(new BookingEvent.BookingCancelled(
                request.traveller(), false, all, nothing, null, cancel.by(), cancel.actor(), cancel.reason(), now));
    }

    static Decision<BookingEvent> whenConfirmed(Booking.Confirmed booking, Cancel cancel, Instant now) {
        BookingRequested request = booking.request();
        if (isForeign(request, cancel)) {
            return BookingRefusals.notYours();
        }
        List<BookingItem> left = booking.left();
        List<Integer> wanted = cancel.items() == null
                ? left.stream().map(BookingItem::number).toList()
                : cancel.items().stream().distinct().sorted().toList();
        Optional<Refusal> fault = faultOf(request, left, wanted, cancel, now);
        if (fault.isPresent()) {
            return new Decision.Refused<>(fault.get());
        }
        List<BookingItem> items =
                left.stream().filter(item -> wanted.contains(item.number())).toList();
        Money refund = refundOf(items, cancel, now);
        String refundId = refund.isPositive() ? refundId(request.booking(), wanted) : null;
        return Decision.accept(
                wanted.size() == left.size()
                        ? new BookingEvent.BookingCancelled(
                                request.traveller(),
                                true,
                                wanted,
                                refund,
                                refundId,
                                cancel.by(),
                                cancel.actor(),
                                cancel.reason(),
                                now)
                        : new BookingEvent.ItemsCancelled(
                                request.traveller(),
                                wanted,
                                refund,
                                refundId,
                                cancel.by(),
                                cancel.actor(),
                                cancel.reason(),
                                now));
    }

    private static Optional<Refusal> faultOf(
            BookingRequested request, List<BookingItem> left, List<Integer> wanted, Cancel cancel, Instant now) {
        if (wanted.isEmpty()) {
            return Optional.of(new Refusal(BookingRefusals.ITEM_UNKNOWN, "name at least one item to cancel"));
        }
        for (int number : wanted) {
            if (number < 1 || number > request.items().size()) {
                return Optional.of(new Refusal(
                        BookingRefusals.ITEM_UNKNOWN,
                        "there is no item " + number + "; it has 1 to "
                                + request.items().size()));
            }
            Optional<BookingItem> item =
                    left.stream().filter(one -> one.number() == number).findFirst();
            if (item.isEmpty()) {
                return Optional.of(
                        new Refusal(BookingRefusals.ITEM_CANCELLED, "item " + number + " is cancelled already"));
            }
            boolean byTraveller = cancel.by() == CancelledBy.TRAVELLER;
            if (!now.isBefore(byTraveller ? item.get().startsAt() : item.get().endsAt())) {
                return Optional.of(new Refusal(
                        BookingRefusals.ALREADY_STARTED,
                        item.get().title() + " is no longer ahead; cancel only what is"));
            }
        }
        return faultOf(cancel.quote(), wanted, now);
    }

    private static Optional<Refusal> faultOf(@Nullable RefundQuote quote, List<Integer> wanted, Instant now) {
        if (quote == null) {
            return Optional.empty();
        }
        if (now.isAfter(quote.validUntil())) {
            return Optional.of(new Refusal(
                    BookingRefusals.QUOTE_EXPIRED,
                    "the quote was good until " + quote.validUntil() + "; ask for another"));
        }
        return new HashSet<>(quote.items()).equals(new HashSet<>(wanted))
                ? Optional.empty()
                : Optional.of(new Refusal(
                        BookingRefusals.QUOTE_MISMATCH,
                        "the quote is for the items " + quote.items() + ", and " + wanted + " would be cancelled now"));
    }

    private static Money refundOf(List<BookingItem> items, Cancel cancel, Instant now) {
        Money paid = items.stream().map(BookingItem::price).reduce(Money::plus).orElseThrow();
        RefundQuote quote = cancel.quote();
        if (quote != null && quote.refund().currency().equals(paid.currency())) {
            return quote.refund().compareTo(paid) > 0 ? paid : quote.refund();
        }
        if (cancel.by() != CancelledBy.TRAVELLER) {
            return paid;
        }
        return items.stream()
                .map(item -> item.rules().refundOf(item.price(), item.startsAt(), now))
                .reduce(Money::plus)
                .orElseThrow();
    }

    /** An item is called off once, so its refund has one name however often it is asked for. */
    private static String refundId(BookingId booking, List<Integer> items) {
        return Ids.derive("refund", booking.value(), items.toString());
    }

    private static boolean isForeign(BookingRequested request, Cancel cancel) {
        return cancel.by() == CancelledBy.TRAVELLER
                && !cancel.actor().equals(request.traveller().value());
    }
}
