package dev.wayfare.runtime.decider;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.kernel.Decider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything the host needs to know of one kind of aggregate. Built once, when a module starts.
 *
 * @param name names store and metrics: {@code rides}
 * @param states the state records and their forms, under the names by which they are stored; a name is for ever
 * @param inputs where commands come from
 * @param events where its events go
 * @param eventValue what stands on the wire for an event (an event that wraps another is unwrapped here)
 * @param timers what falls due in a state, in any order
 * @param forgetAt when an ended aggregate may leave the store
 * @param told wire names of the events that people ask about afterwards: each is one line of the log
 */
public record Aggregate<C, S, E>(
        String name,
        Decider<C, S, E> decider,
        Map<String, StoredAs<? extends S>> states,
        List<Input<C>> inputs,
        Topic events,
        Function<E, Object> eventValue,
        Function<S, List<Due<C>>> timers,
        Effects<C, S, E> effects,
        Function<S, Optional<Instant>> forgetAt,
        Set<String> told) {

    public Aggregate {
        told = Set.copyOf(told);
        states = Map.copyOf(states);
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty() || states.isEmpty()) {
            throw new IllegalArgumentException("aggregate " + name + " needs an input and a state");
        }
    }

    /** One kind of state and the form in which it is stored. */
    public record StoredAs<T>(Class<T> type, StateForm<T> form) {

        byte[] write(Object state) {
            return form.write(type.cast(state));
        }

        T read(byte[] bytes) {
            return form.read(bytes);
        }
    }

    /**
     * One topic of commands.
     *
     * @param toCommand from what stands on the topic
     * @param deduplicated true for what people or at-least-once senders send: each command id is answered once, then as before
     */
    public record Input<C>(Topic topic, Function<Object, C> toCommand, boolean deduplicated) {}

    /** Starts the description of an aggregate that this decider decides. */
    public static <C, S, E> Builder<C, S, E> named(String name, Decider<C, S, E> decider) {
        return new Builder<>(name, decider);
    }

    /** Collects the description; see the record's parameters. */
    public static final class Builder<C, S, E> {
        private final String name;
        private final Decider<C, S, E> decider;
        private final Map<String, StoredAs<? extends S>> states = new LinkedHashMap<>();
        private final List<Input<C>> inputs = new ArrayList<>();
        private Function<E, Object> eventValue = event -> event;
        private Function<S, List<Due<C>>> timers = state -> List.of();
        private Effects<C, S, E> effects = Effects.none();
        private Function<S, Optional<Instant>> forgetAt = state -> Optional.empty();
        private final Set<String> told = new HashSet<>();

        private Builder(String name, Decider<C, S, E> decider) {
            this.name = name;
            this.decider = decider;
        }

        public <T extends S> Builder<C, S, E> state(String storedName, Class<T> type) {
            return state(storedName, type, StateForm.json(type));
        }

        /** A state that is too large for JSON. */
        public <T extends S> Builder<C, S, E> state(String storedName, Class<T> type, StateForm<T> form) {
            states.put(storedName, new StoredAs<>(type, form));
            return this;
        }

        /** Commands of people and of at-least-once senders; each id has one effect. */
        public Builder<C, S, E> readsDeduplicated(Topic topic, Function<Object, C> toCommand) {
            inputs.add(new Input<>(topic, toCommand, true));
            return this;
        }

        /** Messages of other owners, exactly once by the log's transactions. */
        public Builder<C, S, E> reads(Topic topic, Function<Object, C> toCommand) {
            inputs.add(new Input<>(topic, toCommand, false));
            return this;
        }

        public Builder<C, S, E> eventValue(Function<E, Object> onTheWire) {
            eventValue = onTheWire;
            return this;
        }

        public Builder<C, S, E> timers(Function<S, List<Due<C>>> dues) {
            timers = dues;
            return this;
        }

        public Builder<C, S, E> effects(Effects<C, S, E> what) {
            effects = what;
            return this;
        }

        public Builder<C, S, E> forgets(Function<S, Optional<Instant>> when) {
            forgetAt = when;
            return this;
        }

        /** These events are written to the log of the process, too: what is rare, and what people ask about afterwards. */
        @SafeVarargs
        public final Builder<C, S, E> tells(Class<? extends E>... events) {
            for (Class<? extends E> event : events) {
                told.add(WireTypes.nameOf(event));
            }
            return this;
        }

        /** The description, whose events go to this topic. */
        public Aggregate<C, S, E> publishes(Topic events) {
            return new Aggregate<>(name, decider, states, inputs, events, eventValue, timers, effects, forgetAt, told);
        }
    }
}
