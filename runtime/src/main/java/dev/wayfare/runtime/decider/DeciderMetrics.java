package dev.wayfare.runtime.decider;

import dev.wayfare.kernel.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** What a host counts, per aggregate. Thread-safe. */
final class DeciderMetrics {

    private final MeterRegistry registry;
    private final String aggregate;
    private final Counter applied;
    private final Counter repeated;
    private final Counter timers;
    private final Counter deadLetters;

    DeciderMetrics(MeterRegistry registry, String aggregate) {
        this.registry = registry;
        this.aggregate = aggregate;
        applied = counter("wayfare.decider.applied", "commands that were accepted");
        repeated = counter("wayfare.decider.repeated", "commands answered as before");
        timers = counter("wayfare.decider.timers", "timers fired");
        deadLetters = counter("wayfare.decider.dead.letters", "records that could not be read or decided");
    }

    void decided(@Nullable Refusal refusal) {
        if (refusal == null) {
            applied.increment();
        } else {
            registry.counter("wayfare.decider.refused", "aggregate", aggregate, "code", refusal.code())
                    .increment();
        }
    }

    void repeated() {
        repeated.increment();
    }

    void timer() {
        timers.increment();
    }

    void deadLetter() {
        deadLetters.increment();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tag("aggregate", aggregate)
                .register(registry);
    }
}
