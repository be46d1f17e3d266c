package dev.wayfare.runtime.decider;

import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import java.time.Instant;

/** Runs one command through an aggregate's decider and effects. Pure: no store, no log. */
final class DecisionRun<C, S, E> {

    private final Aggregate<C, S, E> aggregate;

    DecisionRun(Aggregate<C, S, E> aggregate) {
        this.aggregate = aggregate;
    }

    Decided<S> decide(String key, S state, long version, C command, Instant now) {
        Outgoing out = new Outgoing();
        return switch (aggregate.decider().decide(state, command, now)) {
            case Decision.Refused<E> refused -> {
                aggregate.effects().refused(key, state, command, refused.refusal(), out);
                yield new Decided<>(state, version, false, refused.refusal(), out);
            }
            case Decision.Accepted<E> accepted -> {
                S after = state;
                long newVersion = version;
                for (E event : accepted.events()) {
                    after = aggregate.decider().evolve(after, event);
                    newVersion++;
                    out.event(aggregate.events(), key, aggregate.eventValue().apply(event), newVersion);
                }
                Step<C, S, E> step = new Step<>(key, command, state, accepted.events(), after, newVersion, now);
                aggregate.effects().applied(step, out);
                Refusal instead = aggregate.effects().toldInstead(step).orElse(null);
                yield new Decided<>(after, newVersion, newVersion != version, instead, out);
            }
        };
    }
}
