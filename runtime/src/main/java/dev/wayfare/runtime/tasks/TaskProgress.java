package dev.wayfare.runtime.tasks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Which tasks of each partition are done, when they end in any order. Only what lies before the first unfinished task may be
 * committed, so that a crash repeats tasks and never skips one. Thread-safe.
 */
final class TaskProgress {

    private static final class Partition {
        private final TreeSet<Long> running = new TreeSet<>();
        private long next;
        private long committed = -1;

        long committable() {
            return running.isEmpty() ? next : running.first();
        }
    }

    private final Map<TopicPartition, Partition> partitions = new HashMap<>();

    synchronized void began(TopicPartition partition, long offset) {
        Partition state = partitions.computeIfAbsent(partition, key -> new Partition());
        state.running.add(offset);
        state.next = Math.max(state.next, offset + 1);
    }

    /** A task ended; of a partition that is gone, nobody cares. */
    synchronized void done(TopicPartition partition, long offset) {
        Partition state = partitions.get(partition);
        if (state != null) {
            state.running.remove(offset);
        }
    }

    /** What can be committed and was not yet. */
    synchronized Map<TopicPartition, OffsetAndMetadata> takeCommittable() {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        partitions.forEach((partition, state) -> {
            long offset = state.committable();
            if (offset > state.committed) {
                state.committed = offset;
                offsets.put(partition, new OffsetAndMetadata(offset));
            }
        });
        return offsets;
    }

    synchronized void forget(Collection<TopicPartition> gone) {
        gone.forEach(partitions::remove);
    }
}
