package dev.wayfare.claims;

import dev.wayfare.kernel.ClaimId;
import java.time.Instant;

/** What the owner of a resource decided; each raises the resource's version by one. */
public sealed interface ClaimEvent
        permits ClaimEvent.CapacitySet,
                ClaimEvent.Fenced,
                ClaimEvent.SlotsClosed,
                ClaimOutcome.Held,
                ClaimOutcome.Confirmed,
                ClaimOutcome.Released,
                ClaimOutcome.Expired {

    String resource();

    Instant at();

    /**
     * The capacity from now on.
     *
     * @param oversold units sold beyond capacity + allowance in the worst slot; 0 when none
     */
    record CapacitySet(String resource, int capacity, int allowance, int oversold, Instant at) implements ClaimEvent {}

    /** A claim that was released before it was held: its late Hold will be refused. */
    record Fenced(String resource, ClaimId claim, Instant at) implements ClaimEvent {}

    /** Slots before this one have passed: what was confirmed in them is used up, and counts no more. */
    record SlotsClosed(String resource, String before, Instant at) implements ClaimEvent {}
}
