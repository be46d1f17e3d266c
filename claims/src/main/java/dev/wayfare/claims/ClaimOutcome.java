package dev.wayfare.claims;

import dev.wayfare.kernel.ClaimId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the owner of a resource tells a claimant. Keyed by {@link #claimant()}. */
public sealed interface ClaimOutcome {

    String resource();

    ClaimId claim();

    String claimant();

    /** Held until {@code expiresAt}. */
    record Held(
            String resource,
            ClaimId claim,
            String claimant,
            int quantity,
            List<String> slots,
            Instant expiresAt,
            @Nullable String reference,
            Instant at)
            implements ClaimOutcome, ClaimEvent {
        public Held {
            slots = List.copyOf(slots);
        }
    }

    /** Not held; nothing changed. */
    record HoldRefused(String resource, ClaimId claim, String claimant, ClaimRefusal reason) implements ClaimOutcome {}

    /** The hold lasts from now on, until released. */
    record Confirmed(String resource, ClaimId claim, String claimant, Instant at) implements ClaimOutcome, ClaimEvent {}

    /** Not confirmed: it had expired, or was never held. */
    record ConfirmRefused(String resource, ClaimId claim, String claimant, ClaimRefusal reason)
            implements ClaimOutcome {}

    /**
     * Given back.
     *
     * @param quantity units that are free again in each of the slots; null in old records, as {@code slots}
     */
    record Released(
            String resource,
            ClaimId claim,
            String claimant,
            String reason,
            Instant at,
            @Nullable Integer quantity,
            @Nullable List<String> slots)
            implements ClaimOutcome, ClaimEvent {
        public Released {
            slots = slots == null ? null : List.copyOf(slots);
        }

        /** As old records tell it. */
        public Released(String resource, ClaimId claim, String claimant, String reason, Instant at) {
            this(resource, claim, claimant, reason, at, null, null);
        }
    }

    /**
     * The hold ended by itself.
     *
     * @param quantity units that are free again in each of the slots; null in old records, as {@code slots}
     */
    record Expired(
            String resource,
            ClaimId claim,
            String claimant,
            Instant at,
            @Nullable Integer quantity,
            @Nullable List<String> slots)
            implements ClaimOutcome, ClaimEvent {
        public Expired {
            slots = slots == null ? null : List.copyOf(slots);
        }

        /** As old records tell it. */
        public Expired(String resource, ClaimId claim, String claimant, Instant at) {
            this(resource, claim, claimant, at, null, null);
        }
    }
}
