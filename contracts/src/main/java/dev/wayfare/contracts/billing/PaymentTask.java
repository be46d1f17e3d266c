package dev.wayfare.contracts.billing;

import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work for the payment provider, done at least once. Keyed by bill, on {@code payment-tasks}. */
public sealed interface PaymentTask {

    /** Deterministic; the provider's idempotency key. */
    String task();

    BillId bill();

    Money amount();

    record Charge(String task, BillId bill, Money amount, String paymentMethod, Instant at) implements PaymentTask {}

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
