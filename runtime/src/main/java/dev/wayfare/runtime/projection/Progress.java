package dev.wayfare.runtime.projection;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a projection has come and has not yet written down. It is written twice a second, not after every batch: to
 * write costs more than many a batch, and a crash repeats half a second at most. Belongs to its projection's thread.
 */
final class Progress {

    private static final long EVERY_NS = Duration.ofMillis(500).toNanos();

    private final Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
    private long writtenAtNs = System.nanoTime() - EVERY_NS;

    /** Everything before these offsets has been folded. */
    void reached(Map<TopicPartition, OffsetAndMetadata> next) {
        reached.putAll(next);
    }

    boolean isDue() {
        return !reached.isEmpty() && System.nanoTime() - writtenAtNs >= EVERY_NS;
    }

    /** The next offsets to read, as a view's store keeps them. */
    Map<TopicPartition, Long> offsets() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        reached.forEach((partition, next) -> offsets.put(partition, next.offset()));
        return offsets;
    }

    /** The same, as Kafka is told. */
    Map<TopicPartition, OffsetAndMetadata> told() {
        return Map.copyOf(reached);
    }

    boolean isEmpty() {
        return reached.isEmpty();
    }

    void written() {
        reached.clear();
        writtenAtNs = System.nanoTime();
    }

    /** Others read these partitions now. */
    void forget(Collection<TopicPartition> partitions) {
        reached.keySet().removeAll(partitions);
    }
}
