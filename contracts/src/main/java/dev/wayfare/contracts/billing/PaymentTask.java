package dev.wayfare.contracts.billing;

import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work for the payment provider, done at least once. Keyed by bill, on {@code payment-tasks}. */
public sealed interface PaymentTask {

    /** Deterministic; the provider's idempotency key. */
    String task();

    BillId bill();

    Money amount();

    /**
     * Takes money.
     *
     * @param inDoubt earlier charges of this bill whose outcome nobody knows: if one of them has taken the money after all,
     *     this one must not; none where an older writer said nothing
     */
    record Charge(
            String task,
            BillId bill,
            Money amount,
            String paymentMethod,
            @Nullable List<String> inDoubt,
            Instant at) implements PaymentTask {
        public Charge {
            inDoubt = inDoubt == null ? List.of() : List.copyOf(inDoubt);
        }
    }

    /**
     * Gives captured money back.
     *
     * @param charge the task that took it
     */
    record RefundCharge(
            String task,
            BillId bill,
            Money amount,
            String charge,
            @Nullable String providerReference,
            Instant at) implements PaymentTask {}
}
