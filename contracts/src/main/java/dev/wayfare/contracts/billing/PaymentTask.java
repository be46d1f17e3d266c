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
     * Reserves money, to be taken or let go later.
     *
     * @param payBy after which the provider is not asked any more
     */
    record Authorise(String task, BillId bill, Money amount, String paymentMethod, Instant payBy, Instant at)
            implements PaymentTask {}

    /**
     * Takes what was authorised, once, whole.
     *
     * @param authorisation the task that reserved it
     */
    record Capture(String task, BillId bill, Money amount, String authorisation, Instant at) implements PaymentTask {}

    /**
     * Lets an authorisation go, whether or not it ever came to be; afterwards it never will.
     *
     * @param authorisation the task that was to reserve the money
     * @param capture a capture of it in doubt: if it has taken the money after all, that is reported, and nothing is let
     *     go; null when none was asked for
     */
    record VoidAuthorisation(
            String task,
            BillId bill,
            Money amount,
            String authorisation,
            @Nullable String capture,
            Instant at) implements PaymentTask {}

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
