package dev.wayfare.runtime.projection;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * A fold that takes raw records, keeps what it makes of them in memory, and writes it to its store when it sees fit, while it goes
 * on folding. Called by one thread; must be idempotent, since a crash repeats what was not settled.
 */
public interface RecordFold {

    /** Folds what a poll brought. Must not wait for a store. */
    void apply(ConsumerRecords<byte[], byte[]> records, Aside aside);

    /** Partitions came, and will be read from their stored offsets; a fault of the store is tried again. */
    void assigned(Collection<TopicPartition> partitions);

    /** Partitions went. */
    void revoked(Collection<TopicPartition> partitions);

    /** Called after every poll, also an empty one. */
    void tick();

    /** The next offsets to read, up to which everything now lies in the store; empty when there is no news of that. */
    Map<TopicPartition, Long> settled();

    /** Longest time between ticks. */
    Duration tickEvery();
}
