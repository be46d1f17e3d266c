package dev.wayfare.billing.bills.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bill of a booking before it is issued: money is reserved, then taken or let go. At most one authorisation is in play
 * at a time; one whose end nobody knows is voided before another is asked for.
 *
 * <p>{@code closed} is why the booking came to nothing; null while it may still be paid.
 */
public sealed interface Draft extends Bill {

    BillTerms terms();

    /** The payment method that the last attempt used. */
    String method();

    /** How many authorisations were asked for; the last one is the newest. */
    int attempts();

    /** The provider is being asked to reserve the total. */
    record Authorising(
            BillTerms terms,
            String method,
            int attempts,
            @Nullable String closed) implements Draft {}

    /** The provider holds nothing; another attempt may be made. */
    record Unauthorised(BillTerms terms, String method, int attempts) implements Draft {}

    /** The total is reserved. */
    record Authorised(BillTerms terms, String method, int attempts) implements Draft {}

    /** The provider is being asked to take what is reserved. */
    record Capturing(
            BillTerms terms,
            String method,
            int attempts,
            @Nullable String closed) implements Draft {}

    /**
     * The provider is being asked to let the last authorisation go.
     *
     * @param captureInDoubt true when a capture of it ended without an answer
     * @param asked how often the provider was asked
     * @param failure the code of the last failure; null while it is being asked
     * @param at time of the last change
     */
    record Voiding(
            BillTerms terms,
            String method,
            int attempts,
            @Nullable String closed,
            boolean captureInDoubt,
            int asked,
            @Nullable String failure,
            Instant at)
            implements Draft {

        private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
        private static final int MOST_ASKED = 12;

        /** When it is tried again by itself: ever more rarely, then it is left to support and to the provider's own expiry. */
        public Optional<Instant> retryAt() {
            return inDoubt() && asked < MOST_ASKED
                    ? Optional.of(at.plus(FIRST_PAUSE.multipliedBy(1L << (asked - 1))))
                    : Optional.empty();
        }

        boolean inDoubt() {
            return BillCodes.PROVIDER_UNREACHABLE.equals(failure);
        }
    }

    /** The end of a booking that came to nothing. */
    record Voided(BillTerms terms, String method, int attempts, String closed, Instant at) implements Draft {}
}
