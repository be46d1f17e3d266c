package dev.wayfare.app.bench;

import dev.wayfare.contracts.topics.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many records each consumer group has still to read. */
final class Lag {

    /** Where a follower without a store of its own keeps its offsets; it has no lag of its own. */
    private static final String PROGRESS = ".progress";

    private Lag() {}

    /** Records on this topic that a group has still to read; what it has not read at all counts from the beginning. */
    static long of(Admin admin, String group, Topic topic) throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions =
                admin
                        .describeTopics(List.of(topic.name()))
                        .allTopicNames()
                        .get()
                        .get(topic.name())
                        .partitions()
                        .stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                        .toList();
        var read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var ends = ends(admin, partitions);
        return partitions.stream()
                .mapToLong(partition -> {
                    OffsetAndMetadata at = read.get(partition);
                    return ends.get(partition).offset() - (at == null ? 0 : at.offset());
                })
                .sum();
    }

    /** Lag by group; groups without offsets are left out. */
    static Map<String, Long> of(Admin admin) throws ExecutionException, InterruptedException {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> read = new HashMap<>();
        for (var group : admin.listGroups().all().get()) {
            if (group.groupId().endsWith(PROGRESS)) {
                continue;
            }
            var offsets = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            if (!offsets.isEmpty()) {
                read.put(group.groupId(), offsets);
            }
        }
        var ends = ends(
                admin,
                read.values().stream()
                        .flatMap(offsets -> offsets.keySet().stream())
                        .distinct()
                        .toList());
        Map<String, Long> lag = new TreeMap<>();
        read.forEach((group, offsets) -> lag.put(
                group,
                offsets.entrySet().stream()
                        .filter(entry -> entry.getValue() != null)
                        .mapToLong(entry -> Math.max(
                                0,
                                ends.get(entry.getKey()).offset()
                                        - entry.getValue().offset()))
                        .sum()));
        return lag;
    }

    private static Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends(
            Admin admin, List<TopicPartition> partitions) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(asked).all().get();
    }
}
