package dev.wayfare.runtime.decider;

import java.time.Instant;
import java.util.List;

/**
 * One accepted command.
 *
 * @param key the aggregate
 * @param before state before it
 * @param events what was accepted, in order; empty when it was already so
 * @param after state after the last event
 * @param version of the aggregate after the last event
 * @param now the time that it was decided at
 */
public record Step<C, S, E>(String key, C command, S before, List<E> events, S after, long version, Instant now) {
    public Step {
        events = List.copyOf(events);
    }
}
