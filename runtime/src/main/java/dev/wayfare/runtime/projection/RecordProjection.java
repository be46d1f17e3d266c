package dev.wayfare.runtime.projection;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.kafka.Kafka;
import io.lettuce.core.RedisException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a {@link RecordFold} from the log, at least once, on a thread of its own, for topics of very many small records. It reads
 * on while the fold's store is away; offsets follow what the fold has settled.
 */
public final class RecordProjection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordProjection.class);
    private static final Duration RETRY = Duration.ofMillis(250);

    private final String group;
    private final List<Topic> topics;
    private final RecordFold fold;
    private final OffsetStore offsets;
    private final Consumer<byte[], byte[]> consumer;
    private final Aside aside;
    private final Thread thread;
    private final Map<TopicPartition, Long> unstored = new HashMap<>();
    private volatile boolean open = true;
    private volatile boolean assigned;

    private RecordProjection(
            String group,
            List<Topic> topics,
            RecordFold fold,
            OffsetStore offsets,
            Kafka kafka,
            LogWriter writer,
            Clock clock) {
        this.group = group;
        this.topics = List.copyOf(topics);
        this.fold = fold;
        this.offsets = offsets;
        this.consumer = kafka.bulkConsumer(group, group);
        this.aside = new DeadLetterAside(group, writer, clock);
        this.thread = Thread.ofPlatform().name(group).unstarted(this::run);
    }

    /**
     * Starts a projection.
     *
     * @param group its consumer group; the dead-letter topics {@code <topic>.<group>.dlq} must exist
     */
    public static RecordProjection start(
            String group,
            List<Topic> topics,
            RecordFold fold,
            OffsetStore offsets,
            Kafka kafka,
            LogWriter writer,
            Clock clock) {
        RecordProjection projection = new RecordProjection(group, topics, fold, offsets, kafka, writer, clock);
        projection.thread.start();
        return projection;
    }

    /** True once partitions have been assigned. */
    public boolean isAssigned() {
        return assigned;
    }

    private void run() {
        consumer.subscribe(topics.stream().map(Topic::name).toList(), new Seeking());
        while (open) {
            try {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(fold.tickEvery());
                if (!records.isEmpty()) {
                    applyOrRewind(records);
                }
                fold.tick();
                store();
            } catch (WakeupException e) {
                LOG.debug("{} was woken up to stop", group);
            } catch (RuntimeException e) {
                LOG.warn("{}: {}; tried again", group, e.toString());
                pause();
            }
        }
        consumer.close();
    }

    /** What could not be taken whole is read again: the consumer has moved on, and nothing may be skipped. */
    private void applyOrRewind(ConsumerRecords<byte[], byte[]> records) {
        try {
            fold.apply(records, aside);
        } catch (RuntimeException e) {
            for (TopicPartition partition : records.partitions()) {
                List<ConsumerRecord<byte[], byte[]>> read = records.records(partition);
                consumer.seek(partition, read.getFirst().offset());
            }
            throw e;
        }
    }

    /** Stores how far the fold has settled; what the store does not take now is stored later. */
    private void store() {
        unstored.putAll(fold.settled());
        if (unstored.isEmpty()) {
            return;
        }
        try {
            offsets.write(group, unstored);
        } catch (RedisException e) {
            LOG.debug("{}: offsets are stored later: {}", group, e.toString());
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> told = new HashMap<>();
        unstored.forEach((partition, next) -> told.put(partition, new OffsetAndMetadata(next)));
        unstored.clear();
        consumer.commitAsync(told, null);
    }

    private void untilTheStoreIsBack(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (RedisException e) {
                if (!open) {
                    throw e;
                }
                LOG.warn("{}: the store is away ({}); waiting for it", group, e.toString());
                pause();
            }
        }
    }

    private static void pause() {
        LockSupport.parkNanos(RETRY.toNanos());
    }

    private final class Seeking implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            untilTheStoreIsBack(() -> {
                Map<TopicPartition, Long> stored = offsets.read(group, partitions);
                for (TopicPartition partition : partitions) {
                    consumer.seek(partition, stored.getOrDefault(partition, 0L));
                }
                fold.assigned(partitions);
            });
            assigned = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            unstored.keySet().removeAll(partitions);
            fold.revoked(partitions);
        }
    }

    @Override
    public void close() {
        open = false;
        consumer.wakeup();
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
