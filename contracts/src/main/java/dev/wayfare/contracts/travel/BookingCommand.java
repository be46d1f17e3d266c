package dev.wayfare.contracts.travel;

import dev.wayfare.claims.ClaimOutcome;
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
 * What a booking is asked. Keyed by booking: people's words on {@code booking-requests}, billing's and suppliers' on
 * {@code booking-actions}, the stock owners' answers on {@code inventory-claim-outcomes}.
 */
public sealed interface BookingCommand {

    /**
     * Books all of these or nothing.
     *
     * @param traveller who books, pays and may cancel
     * @param travellers who travels
     * @param total sum of the items' prices
     * @param payLater hold it without payment as long as the fares allow
     * @param holdS seconds to hold while it is paid, at most the platform's usual; null = as usual
     * @param replyWhenDecided who waits until it is confirmed, held for later payment, or has failed; null = nobody
     */
    record Create(
            BookingId booking,
            UserId traveller,
            List<Traveller> travellers,
            List<BookingItem> items,
            Money total,
            String paymentMethod,
            boolean payLater,
            @Nullable Integer holdS,
            @Nullable ReplyTo replyWhenDecided)
            implements BookingCommand {
        public Create {
            travellers = List.copyOf(travellers);
            items = List.copyOf(items);
        }
    }

    /**
     * Calls it off, whole or in part.
     *
     * @param items their numbers; null = all that is left
     * @param quote what was promised to be given back; null = whatever the rules say when it is decided
     */
    record Cancel(
            CancelledBy by,
            String actor,
            @Nullable List<Integer> items,
            @Nullable RefundQuote quote,
            @Nullable String reason)
            implements BookingCommand {
        public Cancel {
            items = items == null ? null : List.copyOf(items);
        }
    }

    /**
     * A promise of the platform, for a short time.
     *
     * @param items numbers of the items that it is about
     * @param refund what is given back for them
     * @param validUntil when the promise ends
     */
    record RefundQuote(List<Integer> items, Money refund, Instant validUntil) {
        public RefundQuote {
            items = List.copyOf(items);
        }
    }

    /**
     * Pays what is held.
     *
     * @param replyWhenDecided who waits until it is confirmed or refused; null = nobody
     */
    record Pay(
            UserId by,
            @Nullable String paymentMethod,
            @Nullable ReplyTo replyWhenDecided) implements BookingCommand {}

    /**
     * Billing's answer to one step. A booking that is over does not want money: success then makes it ask for the money's
     * return once more.
     *
     * @param code why not, in the provider's words; null on success
     */
    record PaymentAnswered(
            PaymentStep step,
            PaymentResult result,
            @Nullable String code) implements BookingCommand {}

    /**
     * A supplier delivers at another time than was bought.
     *
     * @param change names it; the same change has the same name, however often it is told
     * @param claim what was bought
     * @param note as people read it
     */
    record ScheduleChanged(String change, ClaimId claim, Instant startsAt, Instant endsAt, String note)
            implements BookingCommand {}

    /**
     * What the traveller says to a change.
     *
     * @param accept false: he does not want the item any more, and all of its price is given back
     */
    record AnswerChange(UserId by, int item, boolean accept) implements BookingCommand {}

    /** What the owner of stock said about a claim. */
    record ClaimAnswered(ClaimOutcome outcome) implements BookingCommand {}

    /** The booking's own clock: what falls due is decided from its state. */
    record Tick() implements BookingCommand {}
}
