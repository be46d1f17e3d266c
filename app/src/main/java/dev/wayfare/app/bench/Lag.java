package dev.wayfare.app.bench;

import java.util.HashMap;
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

    private Lag() {}

    /** Lag by group; groups without offsets are left out. */
    static Map<String, Long> of(Admin admin) throws ExecutionException, InterruptedException {
        Map<String, Map<TopicPartition, OffsetAndMetadata>> read = new HashMap<>();
        for (var group : admin.listGroups().all().get()) {
            var offsets = admin.listConsumerGroupOffsets(group.groupId())
                    .partitionsToOffsetAndMetadata()
                    .get();
            if (!offsets.isEmpty()) {
                read.put(group.groupId(), offsets);
            }
        }
        Map<TopicPartition, OffsetSpec> asked = read.values().stream()
                .flatMap(offsets -> offsets.keySet().stream())
                .distinct()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends =
                admin.listOffsets(asked).all().get();
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
}
