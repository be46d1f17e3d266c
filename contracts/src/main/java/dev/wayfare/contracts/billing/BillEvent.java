package dev.wayfare.contracts.billing;

import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a bill. Keyed by bill, on {@code payments}. */
public sealed interface BillEvent {

    Instant at();

    record BillIssued(
            BillId bill,
            RideId ride,
            UserId customer,
            @Nullable UserId driver,
            List<BillLine> lines,
            Money total,
            Money commission,
            String paymentMethod,
            Instant servedAt,
            Instant at)
            implements BillEvent {
        public BillIssued {
            lines = List.copyOf(lines);
        }
    }

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
