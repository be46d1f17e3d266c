package dev.wayfare.billing.bills.model;

import dev.wayfare.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back, or back.
 *
 * @param id unique for this refund
 * @param charge the captured attempt that it comes from
 * @param key how many idempotency keys the provider has seen for it; a new one is made only after a definite no
 * @param asked how often the provider was asked in all
 * @param surplus true when a second capture goes back: no sale is undone, so there is no credit note and no reversal
 * @param creditNoted true once its credit note has its number
 * @param status where it stands
 * @param failure the code of the last failure; null unless failed
 * @param at time of the last change
 */
public record Refund(
        String id,
        String charge,
        Money amount,
        String by,
        String reason,
        int key,
        int asked,
        boolean surplus,
        boolean creditNoted,
        Status status,
        @Nullable String failure,
        Instant at) {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_ASKED = 10;

    /** Where a refund stands. */
    public enum Status {
        RUNNING,
        PAID,
        FAILED
    }

    /** Asked for the first time. */
    static Refund first(
            String id, String charge, Money amount, String by, String reason, boolean surplus, Instant now) {
        return new Refund(id, charge, amount, by, reason, 1, 1, surplus, false, Status.RUNNING, null, now);
    }

    Refund askedAgain(int newKey, Instant now) {
        return new Refund(
                id, charge, amount, by, reason, newKey, asked + 1, surplus, creditNoted, Status.RUNNING, null, now);
    }

    Refund withCreditNote() {
        return new Refund(id, charge, amount, by, reason, key, asked, surplus, true, status, failure, at);
    }

    Refund paid(Instant now) {
        return new Refund(id, charge, amount, by, reason, key, asked, surplus, creditNoted, Status.PAID, null, now);
    }

    Refund failed(String code, Instant now) {
        return new Refund(id, charge, amount, by, reason, key, asked, surplus, creditNoted, Status.FAILED, code, now);
    }

    /** When it is tried again by itself: ever more rarely while its outcome is in doubt, then it is left to support. */
    public Optional<Instant> retryAt() {
        return inDoubt() && asked < MOST_ASKED
                ? Optional.of(at.plus(FIRST_PAUSE.multipliedBy(1L << (asked - 1))))
                : Optional.empty();
    }

    /** True when nobody knows whether the money went back: only the same key may be asked again. */
    boolean inDoubt() {
        return BillCodes.PROVIDER_UNREACHABLE.equals(failure);
    }
}
