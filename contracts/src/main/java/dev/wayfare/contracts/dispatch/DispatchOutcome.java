package dev.wayfare.contracts.dispatch;

import dev.wayfare.kernel.RideId;

/** What dispatch says of a search. Keyed by ride, on {@code dispatch-outcomes}. A hold that is sent is no outcome. */
public sealed interface DispatchOutcome {

    RideId ride();

    int attempt();

    /**
     * Nobody fits just now.
     *
     * @param seen drivers near enough to be looked at
     */
    record NoCandidates(RideId ride, int attempt, int seen) implements DispatchOutcome {}
}
