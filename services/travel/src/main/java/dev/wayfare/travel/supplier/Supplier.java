package dev.wayfare.travel.supplier;

import dev.wayfare.contracts.travel.SuppliedStock;
import dev.wayfare.kernel.ClaimId;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Somebody who sells stock of his own. Every call names the claim, which is its idempotency key: however often it is
 * repeated, it has one effect and one answer. Implementations are called from many threads at once and may block.
 */
public interface Supplier {

    /** His name in keys: {@code supplied:<name>:<code>}. */
    String name();

    /**
     * Reserves.
     *
     * @throws NoAnswer when nobody knows whether it was reserved
     */
    Answer reserve(Wish wish) throws NoAnswer, InterruptedException;

    /**
     * Buys what is reserved.
     *
     * @throws NoAnswer when nobody knows whether it was bought
     */
    Answer confirm(ClaimId claim) throws NoAnswer, InterruptedException;

    /**
     * Gives back what is reserved or bought, and keeps a reservation that has not come yet from ever coming.
     *
     * @throws NoAnswer when nobody knows whether it was given back
     */
    void cancel(ClaimId claim) throws NoAnswer, InterruptedException;

    /** From now on this one hears of changes to what was bought; each may be told more than once. */
    void onChange(Consumer<Change> listener);

    /**
     * What is to be reserved.
     *
     * @param reference for whom; comes back with changes
     * @param until when the reservation ends unless confirmed
     */
    record Wish(ClaimId claim, SuppliedStock stock, int quantity, List<String> slots, String reference, Instant until) {
        public Wish {
            slots = List.copyOf(slots);
        }
    }

    /** A definite answer. */
    sealed interface Answer {

        /** Done; a reservation ends at this time unless it is bought. */
        record Done(Instant until) implements Answer {}

        /** Sold out, or not for sale. */
        record Refused() implements Answer {}

        /** There is no such reservation any more. */
        record Ended() implements Answer {}
    }

    /**
     * He delivers at another time than was bought.
     *
     * @param change names it; the same change has the same name
     */
    record Change(String change, ClaimId claim, String reference, Instant startsAt, Instant endsAt, String note) {}

    /** No answer in time, or no way to ask. */
    final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        public NoAnswer(String message) {
            super(message);
        }
    }
}
