package dev.wayfare.runtime.projection;

import dev.wayfare.runtime.kafka.Kafka;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Offsets in Kafka itself, for followers that have no store of their own to fold into (dispatch, feeds): they must neither
 * stop with MongoDB nor start anew when Redis was emptied. Kept under {@code <group>.progress}, which has no members.
 */
public final class GroupOffsets implements OffsetStore, AutoCloseable {

    private final Admin admin;

    public GroupOffsets(Kafka kafka) {
        admin = kafka.admin();
    }

    @Override
    public Map<TopicPartition, Long> read(String group, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> kept = await(admin.listConsumerGroupOffsets(
                        progress(group), new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        kept.forEach((partition, offset) -> {
            if (offset != null && partitions.contains(partition)) {
                offsets.put(partition, offset.offset());
            }
        });
        return offsets;
    }

    @Override
    public void write(String group, Map<TopicPartition, Long> next) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        next.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        await(admin.alterConsumerGroupOffsets(progress(group), offsets).all());
    }

    private static String progress(String group) {
        return group + ".progress";
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "offsets cannot be kept in Kafka: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while offsets were kept", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
