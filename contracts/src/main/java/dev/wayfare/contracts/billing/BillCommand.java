package dev.wayfare.contracts.billing;

import dev.wayfare.kernel.BillId;
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
     * Support gives money back.
     *
     * @param refund unique for this refund
     */
    record Refund(String refund, Money amount, String by, String reason) implements BillCommand {}

    /** A refund that failed is tried again: by support, or by the bill's own clock while nobody knows how it ended. */
    record RetryRefund(String refund) implements BillCommand {}
}
