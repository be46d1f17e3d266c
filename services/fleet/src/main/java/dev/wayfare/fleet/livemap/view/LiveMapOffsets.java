package dev.wayfare.fleet.livemap.view;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.runtime.projection.OffsetStore;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Offsets of the live map, in Redis beside what they speak of. Where Redis is empty or holds the fold of another log, events are
 * read from the beginning and fixes from a short while ago.
 */
final class LiveMapOffsets implements OffsetStore {

    private static final long AT_MOST_S = 10;

    private final RedisCommands<String, String> redis;
    private final Admin admin;
    private final String logId;
    private final Duration recent;
    private final Clock clock;

    /**
     * Offsets.
     *
     * @param logId see {@link LiveMapStore}
     * @param recent how old a fix may be to say where a driver is
     */
    LiveMapOffsets(RedisCommands<String, String> redis, Admin admin, String logId, Duration recent, Clock clock) {
        this.redis = redis;
        this.admin = admin;
        this.logId = logId;
        this.recent = recent;
        this.clock = clock;
    }

    @Override
    public Map<TopicPartition, Long> read(String group, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        List<TopicPartition> fixesFromRecently = new ArrayList<>();
        for (TopicPartition partition : partitions) {
            Map<String, String> stored = redis.hgetall(LiveMapKeys.fold(partition.partition()));
            String next = LiveMapStore.wholeOf(logId).equals(stored.get(LiveMapStore.WHOLE))
                    ? stored.get(partition.topic())
                    : null;
            if (next != null) {
                offsets.put(partition, Long.parseLong(next));
            } else if (partition.topic().equals(Topics.DRIVER_LOCATION_UPDATES.name())) {
                fixesFromRecently.add(partition);
            }
        }
        offsets.putAll(recent(fixesFromRecently));
        return offsets;
    }

    private Map<TopicPartition, Long> recent(List<TopicPartition> partitions) {
        Instant from = clock.instant().minus(recent);
        Map<TopicPartition, OffsetSpec> byTime = new HashMap<>();
        Map<TopicPartition, OffsetSpec> atEnd = new HashMap<>();
        partitions.forEach(partition -> {
            byTime.put(partition, OffsetSpec.forTimestamp(from.toEpochMilli()));
            atEnd.put(partition, OffsetSpec.latest());
        });
        Map<TopicPartition, Long> offsets = new HashMap<>();
        if (!partitions.isEmpty()) {
            list(atEnd).forEach((partition, end) -> offsets.put(partition, end.offset()));
            list(byTime).forEach((partition, found) -> {
                if (found.offset() >= 0) {
                    offsets.put(partition, found.offset());
                }
            });
        }
        return offsets;
    }

    private Map<TopicPartition, ListOffsetsResultInfo> list(Map<TopicPartition, OffsetSpec> wanted) {
        try {
            return admin.listOffsets(wanted).all().get(AT_MOST_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("offsets of recent fixes could not be read", e);
        }
    }

    @Override
    public void write(String group, Map<TopicPartition, Long> next) {
        Map<Integer, Map<String, String>> fields = new HashMap<>();
        next.forEach((partition, offset) -> fields.computeIfAbsent(partition.partition(), p -> new HashMap<>())
                .put(partition.topic(), Long.toString(offset)));
        fields.forEach((partition, offsets) -> redis.hset(LiveMapKeys.fold(partition), offsets));
    }
}
