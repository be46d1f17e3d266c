package dev.wayfare.claims;

import dev.wayfare.kernel.ClaimId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of the owner of a resource. Keyed by {@link #resource()}. */
public sealed interface ClaimCommand {

    String resource();

    /**
     * Sets the capacity. Lowering it below what is sold is taken; it stops new holds. Setting what is set changes nothing.
     *
     * @param capacity units in each slot, ≥ 0
     * @param allowance how far beyond the capacity may be sold, ≥ 0
     */
    record Define(String resource, int capacity, int allowance) implements ClaimCommand {
        public Define {
            if (capacity < 0 || allowance < 0) {
                throw new IllegalArgumentException(
                        "capacity " + capacity + " and allowance " + allowance + " must be ≥ 0");
            }
        }
    }

    /**
     * Asks for some units, for a while.
     *
     * @param claim unique for this attempt; fences everything that is said later about it
     * @param claimant key under which the answer is sent
     * @param quantity units in each slot, 1 to 10,000
     * @param slots nights, days; none stands for a resource without slots
     * @param holdS seconds until the hold expires unless confirmed
     * @param validUntil when the asker no longer wants an answer: a hold that is decided later is refused
     * @param reference a short text of the asker that comes back in {@link ClaimOutcome.Held}
     */
    record Hold(
            String resource,
            ClaimId claim,
            String claimant,
            int quantity,
            List<String> slots,
            int holdS,
            Instant validUntil,
            @Nullable String reference)
            implements ClaimCommand {
        public Hold {
            slots = slots.isEmpty() ? List.of(ClaimBook.NO_SLOT) : List.copyOf(slots);
            if (quantity < 1 || quantity > 10_000) {
                throw new IllegalArgumentException("quantity " + quantity + " is not 1 to 10,000");
            }
            if (holdS < 1) {
                throw new IllegalArgumentException("a hold of " + holdS + " s; use 1 or more");
            }
        }
    }

    /** Makes a hold last. */
    record Confirm(String resource, ClaimId claim, String claimant) implements ClaimCommand {}

    /** Gives a held or a confirmed claim back; an unknown claim is remembered, and its late Hold refused. */
    record Release(String resource, ClaimId claim, String claimant, String reason) implements ClaimCommand {}

    /** The owner's timer: ends every hold that is overdue. */
    record ExpireDue(String resource) implements ClaimCommand {}

    /**
     * The owner's timer: slots whose time has passed leave the book, and with them the claims that had nothing later.
     *
     * @param before the first slot that stays, in the order of text: a date
     */
    record CloseSlots(String resource, String before) implements ClaimCommand {}
}
