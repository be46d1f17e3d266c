package dev.wayfare.contracts.billing;

import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a bill is asked. Keyed by bill, on {@code billing-tasks}. */
public sealed interface BillCommand {

    /**
     * Bills a ride, a cancellation or a no-show, once.
     *
     * @param driver who earns; null where nobody does
     * @param commission the platform's share of the total
     */
    record Issue(
            BillId bill,
            RideId ride,
            UserId customer,
            @Nullable UserId driver,
            List<BillLine> lines,
            Money total,
            Money commission,
            String paymentMethod,
            Instant servedAt)
            implements BillCommand {
        public Issue {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Opens the bill of a booking and reserves its total at the provider; nothing is taken and no invoice is issued before
     * {@link Capture}. Sent again after a definite no, it is the next attempt, perhaps by another method.
     *
     * @param payBy after which the provider is no longer asked; the holds of the booking outlast it
     */
    record Authorise(
            BillId bill,
            BookingId booking,
            UserId customer,
            List<BillLine> lines,
            Money total,
            String paymentMethod,
            Instant payBy)
            implements BillCommand {
        public Authorise {
            lines = List.copyOf(lines);
        }
    }

    /** Takes what is authorised: with the provider's yes the bill is issued, and paid. */
    record Capture() implements BillCommand {}

    /**
     * The booking came to nothing: what is authorised is let go, and what turns out to be captured all the same goes back.
     *
     * @param reason as people read it
     */
    record VoidPayment(String reason) implements BillCommand {}

    /** A void that nobody heard the end of is tried again, by the bill's own clock. */
    record RetryVoid() implements BillCommand {}

    /** The series has given this bill (or its credit note) its number. */
    record NumberAssigned(InvoiceKind kind, String purpose, String number) implements BillCommand {}

    /** The provider's answer to one task; what the worker reports. */
    record PaymentReported(
            String task,
            PaymentResult result,
            @Nullable String providerReference,
            @Nullable String code) implements BillCommand {}

    /** The customer pays an owed bill again. */
    record PayAgain(UserId by, @Nullable String paymentMethod) implements BillCommand {}

    /**
     * Money is given back: by support, or by the rules of what a traveller cancels.
     *
     * @param refund unique for this refund
     */
    record Refund(String refund, Money amount, String by, String reason) implements BillCommand {}

    /** A refund that failed is tried again: by support, or by the bill's own clock while nobody knows how it ended. */
    record RetryRefund(String refund) implements BillCommand {}
}
