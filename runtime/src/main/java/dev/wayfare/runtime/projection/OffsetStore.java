package dev.wayfare.runtime.projection;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Where a view keeps how far it has read: in its own store, written after its documents. */
public interface OffsetStore {

    /** The next offsets to read; a partition that is missing is read from the beginning. */
    Map<TopicPartition, Long> read(String group, Collection<TopicPartition> partitions);

    /** Called after everything before these offsets has been written. */
    void write(String group, Map<TopicPartition, Long> next);
}
