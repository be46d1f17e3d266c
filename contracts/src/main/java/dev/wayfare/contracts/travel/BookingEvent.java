package dev.wayfare.contracts.travel;

import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a booking. Keyed by booking, on {@code bookings}; each raises its version by one.
 *
 * <p>The usual life: requested, each item held, created, payment authorised, each item confirmed, stock confirmed, confirmed.
 */
public sealed interface BookingEvent {

    Instant at();

    /** The booking exists and is PENDING; every item's stock is being asked for. */
    record BookingRequested(
            BookingId booking,
            UserId traveller,
            List<Traveller> travellers,
            List<BookingItem> items,
            Money total,
            String paymentMethod,
            boolean payLater,
            int holdS,
            @Nullable ReplyTo replyWhenDecided,
            Instant at)
            implements BookingEvent {
        public BookingRequested {
            travellers = List.copyOf(travellers);
            items = List.copyOf(items);
        }
    }

    /** One item's stock is held. */
    record ItemHeld(int item, String resource, ClaimId claim, Instant expiresAt, Instant at) implements BookingEvent {}

    /**
     * The rest of one item's stock is held by others, who may not buy it: it is asked for again.
     *
     * @param attempt the one that was refused, from 1
     */
    record ItemContended(int item, int attempt, Instant retryAt, Instant at) implements BookingEvent {}

    /** One item's stock is asked for again. */
    record ItemSought(int item, int attempt, Instant at) implements BookingEvent {}

    /**
     * {@code booking.created}: everything is held.
     *
     * @param holdExpiresAt when the first hold ends
     * @param payBy when the money must be there; earlier than any hold ends
     */
    record BookingCreated(UserId traveller, Money total, Instant holdExpiresAt, Instant payBy, Instant at)
            implements BookingEvent {}

    /**
     * A booking that was held for later payment is being paid.
     *
     * @param attempt from 1
     * @param replyWhenDecided who waits for it; null = nobody
     */
    record PaymentBegun(
            int attempt, String paymentMethod, @Nullable ReplyTo replyWhenDecided, Instant at)
            implements BookingEvent {}

    /** The provider has reserved the money; every hold is being confirmed. */
    record PaymentAuthorised(Instant at) implements BookingEvent {}

    /** The money was refused, and there is time to pay otherwise: held as before. */
    record PaymentRefused(PaymentResult result, String code, Instant at) implements BookingEvent {}

    /** One item is sold to the traveller. */
    record ItemConfirmed(int item, String resource, ClaimId claim, Instant at) implements BookingEvent {}

    /** All items are; the money is being taken. */
    record StockConfirmed(Instant at) implements BookingEvent {}

    /** {@code booking.confirmed}: sold and paid. */
    record BookingConfirmed(UserId traveller, Money total, Instant at) implements BookingEvent {}

    /**
     * {@code booking.failed}: every claim is released and no money stays taken.
     *
     * @param reason frozen code, such as {@code no-capacity} or {@code payment-declined}
     * @param item whose stock was refused; null where it was no item's fault
     */
    record BookingFailed(
            UserId traveller,
            Money total,
            String reason,
            String detail,
            @Nullable Integer item,
            Instant at) implements BookingEvent {}

    /** {@code booking.expired}: held for later payment, and not paid in time; every claim is released. */
    record BookingExpired(UserId traveller, Money total, Instant at) implements BookingEvent {}

    /**
     * A supplier delivers an item at another time; the traveller may take it so, or give it back for all of its price.
     *
     * @param change names it
     */
    record ItemMoved(
            UserId traveller, int item, String change, Instant startsAt, Instant endsAt, String note, Instant at)
            implements BookingEvent {}

    /** The traveller takes an item as it was changed. */
    record MoveAccepted(UserId traveller, int item, Instant startsAt, Instant endsAt, Instant at)
            implements BookingEvent {}

    /**
     * Some items are called off and released; the rest stays CONFIRMED.
     *
     * @param refund what is given back for them
     * @param refundId names the refund at billing; null where nothing is given back
     */
    record ItemsCancelled(
            UserId traveller,
            List<Integer> items,
            Money refund,
            @Nullable String refundId,
            CancelledBy by,
            String actor,
            @Nullable String reason,
            Instant at)
            implements BookingEvent {
        public ItemsCancelled {
            items = List.copyOf(items);
        }
    }

    /**
     * {@code booking.cancelled}: all that was left is called off and released.
     *
     * @param wasConfirmed false: it was PENDING, so no money stays taken at all
     * @param items numbers of what was left
     * @param refund what is given back for these
     * @param refundId names the refund at billing; null where nothing is given back or nothing was taken
     */
    record BookingCancelled(
            UserId traveller,
            boolean wasConfirmed,
            List<Integer> items,
            Money refund,
            @Nullable String refundId,
            CancelledBy by,
            String actor,
            @Nullable String reason,
            Instant at)
            implements BookingEvent {
        public BookingCancelled {
            items = List.copyOf(items);
        }
    }
}
