package dev.wayfare.contracts.billing;

import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a bill. Keyed by bill, on {@code payments}. */
public sealed interface BillEvent {

    Instant at();

    /**
     * The customer owes the total.
     *
     * @param ride what is billed; null when it is a booking
     * @param driver who earns; null where nobody does
     * @param commission the platform's share of the total
     * @param booking what is billed; null when it is a ride
     */
    record BillIssued(
            BillId bill,
            @Nullable RideId ride,
            UserId customer,
            @Nullable UserId driver,
            List<BillLine> lines,
            Money total,
            Money commission,
            String paymentMethod,
            Instant servedAt,
            Instant at,
            @Nullable BookingId booking)
            implements BillEvent {
        public BillIssued {
            lines = List.copyOf(lines);
            if ((ride == null) == (booking == null)) {
                throw new IllegalArgumentException("bill " + bill + " is of ride " + ride + " and of booking " + booking
                        + "; it is of exactly one of them");
            }
        }

        /** Of a ride. */
        public BillIssued(
                BillId bill,
                RideId ride,
                UserId customer,
                @Nullable UserId driver,
                List<BillLine> lines,
                Money total,
                Money commission,
                String paymentMethod,
                Instant servedAt,
                Instant at) {
            this(bill, ride, customer, driver, lines, total, commission, paymentMethod, servedAt, at, null);
        }
    }

    /**
     * A booking's bill is begun: what it will say once it is paid. Nobody owes anything yet.
     *
     * @param commission the platform's share of the total
     */
    record BillOpened(
            BillId bill,
            BookingId booking,
            UserId customer,
            List<BillLine> lines,
            Money total,
            Money commission,
            Instant at)
            implements BillEvent {
        public BillOpened {
            lines = List.copyOf(lines);
        }
    }

    /** The provider is asked to reserve money; the task's id is its idempotency key there. */
    record AuthorisationRequested(String task, Money amount, String paymentMethod, Instant payBy, Instant at)
            implements BillEvent {}

    /** The provider has reserved the money. */
    record PaymentAuthorised(
            String task, Money amount, @Nullable String providerReference, Instant at) implements BillEvent {}

    /** Not reserved, or nobody knows; what is not known is voided. */
    record AuthorisationFailed(String task, PaymentResult result, String code, Instant at) implements BillEvent {}

    /** A bill that was never issued will not be: nothing more is authorised, and nothing that is captured is kept. */
    record BillClosed(String reason, Instant at) implements BillEvent {}

    /**
     * The provider is asked to let an authorisation go.
     *
     * @param authorisation the task that asked for it
     * @param capture the capture of it that nobody heard the end of; null when none was asked for
     */
    record VoidRequested(
            String task, String authorisation, @Nullable String capture, Instant at) implements BillEvent {}

    /** The authorisation is gone, and nothing can be captured by it. */
    record PaymentVoided(String task, Instant at) implements BillEvent {}

    record VoidFailed(String task, PaymentResult result, String code, Instant at) implements BillEvent {}

    /** The bill, or a credit note of it, has its number. */
    record InvoiceNumbered(InvoiceKind kind, String purpose, String number, Instant at) implements BillEvent {}

    /** Money moved in the books: a transaction that sums to zero. */
    record LedgerPosted(LedgerTransaction transaction, Instant at) implements BillEvent {}

    /** The provider is being asked; the task's id is its idempotency key there. */
    record PaymentRequested(String task, Money amount, String paymentMethod, Instant at) implements BillEvent {}

    record PaymentCaptured(
            String task, Money amount, @Nullable String providerReference, Instant at) implements BillEvent {}

    /** Not taken: the bill stays owed, and can be paid again. */
    record PaymentFailed(String task, PaymentResult result, String code, Instant at) implements BillEvent {}

    record RefundRequested(String refund, String task, Money amount, String by, String reason, Instant at)
            implements BillEvent {}

    record RefundPaid(String refund, Money amount, @Nullable String providerReference, Instant at)
            implements BillEvent {}

    record RefundFailed(String refund, String code, Instant at) implements BillEvent {}
}
