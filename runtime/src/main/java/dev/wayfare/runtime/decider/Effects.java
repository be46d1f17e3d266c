package dev.wayfare.runtime.decider;

import dev.wayfare.kernel.Refusal;
import java.util.Optional;

/**
 * What others must be told after a decision: a pure function from a step to messages, tested without a broker. Events
 * themselves are published by the host.
 *
 * <p>The host answers whoever waits for the command with applied or refused, unless {@link Outbox#delegate} handed him over.
 */
public interface Effects<C, S, E> {

    void applied(Step<C, S, E> step, Outbox out);

    /** After a refusal; by default nobody else is told. */
    default void refused(String key, S state, C command, Refusal refusal, Outbox out) {}

    /**
     * What the caller is told although his command was taken: a mistake that had to be remembered. Empty, mostly: he is told that
     * it was applied.
     */
    default Optional<Refusal> toldInstead(Step<C, S, E> step) {
        return Optional.empty();
    }

    /** Nobody else is told of anything. */
    static <C, S, E> Effects<C, S, E> none() {
        return (step, out) -> {};
    }
}
