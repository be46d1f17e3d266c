package dev.wayfare.contracts.topics;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.wire.DeadLetterResolved;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One topic of the catalogue.
 *
 * @param name kebab-case
 * @param key what records are keyed by, in the glossary's words
 * @param values the sealed interfaces or records that stand on it
 * @param retention how long records are kept; null = for ever
 * @param partitioning how it is divided
 */
public record Topic(
        String name,
        String key,
        List<Class<?>> values,
        @Nullable Duration retention,
        Partitioning partitioning) {

    public Topic {
        values = List.copyOf(values);
    }

    /** How a topic is divided. */
    public enum Partitioning {
        /** As many partitions as all others of the spine: topics that are read together by key agree. */
        SPINE,
        /** One partition: a small thing that is read in whole order. */
        ONE
    }

    /** Whether its records are what happened to something, in order and for ever; not so what owners of claims answer, which is asked again. */
    public boolean holdsHistory() {
        return retention == null && !values.contains(ClaimOutcome.class) && !values.contains(DeadLetterResolved.class);
    }

    /** Where this group puts what it cannot read or decide. */
    public String deadLetters(String group) {
        return name + "." + group + ".dlq";
    }
}
