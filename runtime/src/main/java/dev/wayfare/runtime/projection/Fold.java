package dev.wayfare.runtime.projection;

import dev.wayfare.runtime.log.Envelope;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** What a view does with events. Called by one thread; must be idempotent, since a crash repeats the last batch. */
public interface Fold {

    /** Folds a batch, in log order per key. What it writes must be written when it returns. */
    void apply(List<Envelope> batch);

    /** Partitions came: anything remembered of others is void. */
    default void assigned(Collection<TopicPartition> partitions) {}

    /** Partitions went. */
    default void revoked(Collection<TopicPartition> partitions) {}

    /** Called after every poll, also an empty one, at least this often. */
    default void tick() {}

    /** Longest time between ticks. */
    default Duration tickEvery() {
        return Duration.ofMillis(200);
    }

    /**
     * Shortest time from one small batch to the next. A fold that nobody waits for takes fewer and larger batches so, and
     * writes once what changes several times meanwhile; zero = every record as soon as it can be had.
     */
    default Duration pace() {
        return Duration.ZERO;
    }

    /** Whether this fault is the store's (try again until it is back) and not a record's (put it aside). */
    default boolean isStoreFault(RuntimeException fault) {
        return fault instanceof com.mongodb.MongoException || fault instanceof io.lettuce.core.RedisException;
    }
}
