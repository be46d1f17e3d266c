package dev.wayfare.kernel;

import java.util.List;

/**
 * The outcome of one command.
 *
 * @param <E> events of the aggregate
 */
public sealed interface Decision<E> {

    /** The command holds; each event raises the aggregate's version by one. No event: it was already so. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command does not hold, and nothing changed. */
    record Refused<E>(Refusal refusal) implements Decision<E> {}

    @SafeVarargs
    static <E> Decision<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    static <E> Decision<E> accept(List<E> events) {
        return new Accepted<>(events);
    }

    /** Nothing to do: what was asked for is already so. */
    static <E> Decision<E> unchanged() {
        return new Accepted<>(List.of());
    }

    static <E> Decision<E> refuse(String code, String detail) {
        return new Refused<>(new Refusal(code, detail));
    }
}
