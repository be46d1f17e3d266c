package dev.wayfare.kernel;

import java.time.Instant;

/**
 * The rules of one kind of aggregate, without any machinery: no log, no store, no clock, no chance.
 *
 * <p>An owner feeds it commands one by one; {@code evolve} of every accepted event, in order, is the state.
 *
 * @param <C> commands (sealed)
 * @param <S> states, one record each (sealed)
 * @param <E> events (sealed)
 */
public interface Decider<C, S, E> {

    /** The state of an aggregate that nobody has heard of. */
    S initial();

    /** What follows from a command: accepted events, possibly none, or a refusal. Never throws on a well-formed command. */
    Decision<E> decide(S state, C command, Instant now);

    /** The state after an accepted event. Total: every accepted event has a meaning in the state that accepted it. */
    S evolve(S state, E event);
}
