package dev.wayfare.checker.check;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A table of legal transitions: from a state, by an event, to a state. What it does not list is illegal. Immutable once
 * built.
 */
public final class Transitions<S extends Enum<S>> {

    private final Map<S, Map<Class<?>, S>> table;

    private Transitions(Map<S, Map<Class<?>, S>> table) {
        this.table = table;
    }

    /** Starts a table over these states. */
    public static <S extends Enum<S>> Builder<S> of(Class<S> states) {
        return new Builder<>(states);
    }

    /** Where this event leads; empty when it is illegal there. */
    public Optional<S> next(S from, Object event) {
        return Optional.ofNullable(table.getOrDefault(from, Map.of()).get(event.getClass()));
    }

    /** Collects transitions. */
    public static final class Builder<S extends Enum<S>> {
        private final Map<S, Map<Class<?>, S>> table;

        private Builder(Class<S> states) {
            table = new EnumMap<>(states);
        }

        /** In this state this event is legal and leads there. */
        public Builder<S> legal(S from, Class<?> event, S to) {
            if (table.computeIfAbsent(from, state -> new HashMap<>()).put(event, to) != null) {
                throw new IllegalStateException(from + " by " + event.getSimpleName() + " is listed twice");
            }
            return this;
        }

        public Transitions<S> build() {
            return new Transitions<>(table);
        }
    }
}
