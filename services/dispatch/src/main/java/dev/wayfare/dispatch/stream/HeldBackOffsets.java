package dev.wayfare.dispatch.stream;

import dev.wayfare.runtime.projection.OffsetStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps offsets back until the window that they belong to has been answered: a crash repeats a window, never drops it.
 * Belongs to the projection's thread.
 */
final class HeldBackOffsets implements OffsetStore {

    private final OffsetStore store;
    private final Map<TopicPartition, Long> waiting = new HashMap<>();
    private String group = "";

    HeldBackOffsets(OffsetStore store) {
        this.store = store;
    }

    @Override
    public Map<TopicPartition, Long> read(String group, Collection<TopicPartition> partitions) {
        waiting.clear();
        return store.read(group, partitions);
    }

    @Override
    public void write(String group, Map<TopicPartition, Long> next) {
        this.group = group;
        waiting.putAll(next);
    }

    /** Everything taken so far has been answered. */
    void release() {
        if (!waiting.isEmpty()) {
            store.write(group, waiting);
            waiting.clear();
        }
    }
}
