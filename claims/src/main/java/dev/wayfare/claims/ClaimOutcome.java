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

    /** Given back. */
    record Released(String resource, ClaimId claim, String claimant, String reason, Instant at)
            implements ClaimOutcome, ClaimEvent {}

    /** The hold ended by itself. */
    record Expired(String resource, ClaimId claim, String claimant, Instant at) implements ClaimOutcome, ClaimEvent {}
}
