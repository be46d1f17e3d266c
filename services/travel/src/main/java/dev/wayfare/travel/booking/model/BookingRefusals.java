package dev.wayfare.travel.booking.model;

import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingStatus;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a booking says no, or has failed. The codes are frozen: clients act on them. */
public final class BookingRefusals {

    public static final String BOOKING_UNKNOWN = "booking-unknown";
    public static final String NOT_YOURS = "not-yours";
    public static final String ITEMS_INVALID = "items-invalid";
    public static final String CURRENCY_MISMATCH = "currency-mismatch";
    public static final String TOTAL_MISMATCH = "total-mismatch";
    public static final String DATE_PAST = "date-past";
    public static final String PAY_LATER_NOT_ALLOWED = "pay-later-not-allowed";
    public static final String NO_CAPACITY = "no-capacity";
    public static final String CONTENDED = "contended";
    public static final String STOCK_UNKNOWN = "stock-unknown";
    public static final String STOCK_UNAVAILABLE = "stock-unavailable";
    public static final String STOCK_UNANSWERED = "stock-unanswered";
    public static final String HOLD_EXPIRED = "hold-expired";
    public static final String PAYMENT_DECLINED = "payment-declined";
    public static final String PAYMENT_UNREACHABLE = "payment-unreachable";
    public static final String NOT_HELD_YET = "not-held-yet";
    public static final String ALREADY_PAID = "already-paid";
    public static final String ITEM_UNKNOWN = "item-unknown";
    public static final String ITEM_CANCELLED = "item-cancelled";
    public static final String ALREADY_STARTED = "already-started";
    public static final String QUOTE_EXPIRED = "quote-expired";
    public static final String QUOTE_MISMATCH = "quote-mismatch";
    public static final String PARTLY_TOO_EARLY = "not-confirmed";
    public static final String NOTHING_CHANGED = "nothing-changed";
    public static final String BOOKING_OVER = "booking-over";
    public static final String BOOKING_CANCELLED = "booking-cancelled";
    public static final String BOOKING_EXPIRED = "booking-expired";

    /** Every code, as documented. */
    public static final List<String> ALL = List.of(
            BOOKING_UNKNOWN,
            NOT_YOURS,
            ITEMS_INVALID,
            CURRENCY_MISMATCH,
            TOTAL_MISMATCH,
            DATE_PAST,
            PAY_LATER_NOT_ALLOWED,
            NO_CAPACITY,
            CONTENDED,
            STOCK_UNKNOWN,
            STOCK_UNAVAILABLE,
            STOCK_UNANSWERED,
            HOLD_EXPIRED,
            PAYMENT_DECLINED,
            PAYMENT_UNREACHABLE,
            NOT_HELD_YET,
            ALREADY_PAID,
            ITEM_UNKNOWN,
            ITEM_CANCELLED,
            ALREADY_STARTED,
            QUOTE_EXPIRED,
            QUOTE_MISMATCH,
            PARTLY_TOO_EARLY,
            NOTHING_CHANGED,
            BOOKING_OVER,
            BOOKING_CANCELLED,
            BOOKING_EXPIRED);

    private BookingRefusals() {}

    /** What whoever waits is told when it is over. */
    public static Refusal ofEnd(Booking.Ended ended) {
        if (ended.reason() != null && ended.detail() != null) {
            return new Refusal(ended.reason(), ended.detail());
        }
        return ended.status() == BookingStatus.EXPIRED
                ? new Refusal(BOOKING_EXPIRED, "it was not paid in time; book again")
                : new Refusal(BOOKING_CANCELLED, "the booking was cancelled");
    }

    static Refusal ofStock(ClaimRefusal reason, String title) {
        return switch (reason) {
            case NO_CAPACITY -> new Refusal(NO_CAPACITY, title + " is sold out; choose another");
            case CONTENDED ->
                new Refusal(CONTENDED, "the rest of " + title + " is held by others just now; try again in a minute");
            case UNKNOWN -> new Refusal(STOCK_UNKNOWN, title + " is not on sale; search again");
            case UNAVAILABLE -> new Refusal(STOCK_UNAVAILABLE, title + " cannot be booked any more; search again");
            case EXPIRED -> expired(title);
        };
    }

    static Refusal expired(String title) {
        return new Refusal(HOLD_EXPIRED, "the hold on " + title + " ended before it was confirmed; book again");
    }

    /** Why a payment did not come about. */
    public static Refusal ofPayment(PaymentResult result, @Nullable String code) {
        String because = code == null ? "" : " (" + code + ")";
        return result == PaymentResult.DECLINED
                ? new Refusal(PAYMENT_DECLINED, "the payment was declined" + because + "; use another payment method")
                : new Refusal(
                        PAYMENT_UNREACHABLE,
                        "the payment provider did not answer in time" + because + "; nothing stays taken, book again");
    }

    static Decision<BookingEvent> unknown() {
        return Decision.refuse(BOOKING_UNKNOWN, "there is no such booking, or it ended more than a week ago");
    }

    static Decision<BookingEvent> notYours() {
        return Decision.refuse(NOT_YOURS, "this is somebody else's booking");
    }

    static Decision<BookingEvent> nothingChanged() {
        return Decision.refuse(NOTHING_CHANGED, "no supplier has changed this item; there is nothing to answer");
    }

    static Decision<BookingEvent> over(Booking.Ended ended) {
        return Decision.refuse(BOOKING_OVER, "the booking is over: " + ended.status());
    }
}
