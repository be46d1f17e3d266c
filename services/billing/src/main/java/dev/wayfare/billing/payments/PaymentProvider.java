package dev.wayfare.billing.payments;

import dev.wayfare.kernel.Money;
import java.util.Optional;

/**
 * Whoever takes customers' money, at once or in two steps. Every call names its idempotency key: however often it is repeated, it has one effect and
 * one answer. Implementations are called from many threads at once and may block.
 */
public interface PaymentProvider {

    /** Code of a void that came too late. */
    String ALREADY_CAPTURED = "already-captured";

    /** Its name in the ledger: {@code provider:<name>}. */
    String name();

    /**
     * Takes money.
     *
     * @param token how the customer pays, as the provider knows it
     * @throws Unreachable when it did not answer; nobody knows whether it took the money, until it is asked again
     */
    Answer charge(String key, Money amount, String token) throws Unreachable, InterruptedException;

    /**
     * Reserves money.
     *
     * @param token how the customer pays, as the provider knows it
     * @throws Unreachable when it did not answer; nobody knows whether it reserved the money
     */
    Answer authorise(String key, Money amount, String token) throws Unreachable, InterruptedException;

    /**
     * Takes what is reserved.
     *
     * @param authorisation the key under which it was
     * @throws Unreachable when it did not answer; nobody knows whether it took the money
     */
    Answer capture(String key, String authorisation, Money amount) throws Unreachable, InterruptedException;

    /**
     * Lets a reservation go, and keeps one that has not come yet from ever coming.
     *
     * @param authorisation the key under which it was, or was to be, reserved
     * @return declined, {@value #ALREADY_CAPTURED}, when the money was taken
     * @throws Unreachable when it did not answer
     */
    Answer voidAuthorisation(String key, String authorisation) throws Unreachable, InterruptedException;

    /**
     * What a charge or a capture came to that nobody heard the end of.
     *
     * @return empty when it took nothing
     * @throws Unreachable when it did not answer
     */
    Optional<Answer.Done> findCharge(String key) throws Unreachable, InterruptedException;

    /**
     * Gives money back.
     *
     * @param chargeKey the key of the charge that took it
     * @throws Unreachable when it did not answer
     */
    Answer refund(String key, String chargeKey, Money amount) throws Unreachable, InterruptedException;

    /** A definite answer. */
    sealed interface Answer {

        /** Done, under the provider's own name for it. */
        record Done(String reference) implements Answer {}

        /** Not done, and it never will be under this key. */
        record Declined(String code) implements Answer {}
    }

    /** No answer in time, or no way to ask. */
    final class Unreachable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message) {
            super(message);
        }
    }
}
