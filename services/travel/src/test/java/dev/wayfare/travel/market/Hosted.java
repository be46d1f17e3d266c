package dev.wayfare.travel.market;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.Due;
import dev.wayfare.runtime.decider.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All aggregates of one kind, run the way their host runs them: decide, evolve, effects. */
public final class Hosted<C, S, E> {

    private final Aggregate<C, S, E> aggregate;
    private final Map<String, S> states = new LinkedHashMap<>();
    private final Map<String, List<E>> histories = new HashMap<>();

    public Hosted(Aggregate<C, S, E> aggregate) {
        this.aggregate = aggregate;
    }

    /** Whether this kind reads the topic. */
    public boolean reads(Topic topic) {
        return aggregate.inputs().stream().anyMatch(input -> input.topic().equals(topic));
    }

    /** Decides what stands on a topic; empty when it was applied. */
    public Optional<Refusal> take(Topic topic, String key, Object value, Instant now, Sent out) {
        C command = aggregate.inputs().stream()
                .filter(input -> input.topic().equals(topic))
                .findFirst()
                .orElseThrow()
                .toCommand()
                .apply(value);
        return take(key, command, now, out);
    }

    /** Decides a command; empty when it was applied. */
    public Optional<Refusal> take(String key, C command, Instant now, Sent out) {
        S before = state(key);
        switch (aggregate.decider().decide(before, command, now)) {
            case Decision.Refused<E> refused -> {
                aggregate.effects().refused(key, before, command, refused.refusal(), out);
                return Optional.of(refused.refusal());
            }
            case Decision.Accepted<E> accepted -> {
                S after = before;
                List<E> history = histories.computeIfAbsent(key, one -> new ArrayList<>());
                for (E event : accepted.events()) {
                    after = aggregate.decider().evolve(after, event);
                    history.add(event);
                }
                states.put(key, after);
                aggregate
                        .effects()
                        .applied(new Step<>(key, command, before, accepted.events(), after, history.size(), now), out);
                return Optional.empty();
            }
        }
    }

    /** Fires every timer that is due. */
    public void fireTimers(Instant now, Sent out) {
        for (String key : List.copyOf(states.keySet())) {
            aggregate.timers().apply(state(key)).stream()
                    .filter(due -> !due.at().isAfter(now))
                    .findFirst()
                    .ifPresent(due -> take(key, due.command(), now, out));
        }
    }

    /** When the next timer is due. */
    public Optional<Instant> nextDue() {
        return states.values().stream()
                .flatMap(state -> aggregate.timers().apply(state).stream())
                .map(Due::at)
                .min(Instant::compareTo);
    }

    public S state(String key) {
        return states.getOrDefault(key, aggregate.decider().initial());
    }

    public Map<String, S> states() {
        return states;
    }

    public List<E> history(String key) {
        return histories.getOrDefault(key, List.of());
    }
}
