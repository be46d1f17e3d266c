package dev.wayfare.runtime.projection;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.kafka.Kafka;
import dev.wayfare.runtime.log.DeadLetter;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.log.LogScope;
import dev.wayfare.runtime.log.RecordHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a {@link Fold} from the log, at least once, on a thread of its own. Offsets are written to the view's own store after
 * its documents; Kafka is told, too, so that lag can be seen. While the store is away the batch is tried again;
 * a record that cannot be read or folded goes to the dead-letter topic, and the next is taken.
 */
public final class Projection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final Duration RETRY = Duration.ofMillis(250);

    private final String group;
    private final List<Topic> topics;
    private final Fold fold;
    private final Envelope.ValueReader values;
    private final OffsetStore offsets;
    private final Consumer<byte[], byte[]> consumer;
    private final LogWriter writer;
    private final Clock clock;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean assigned;

    private Projection(
            String group,
            List<Topic> topics,
            Fold fold,
            Envelope.ValueReader values,
            OffsetStore offsets,
            Kafka kafka,
            LogWriter writer,
            Clock clock) {
        this.group = group;
        this.topics = List.copyOf(topics);
        this.fold = fold;
        this.values = values;
        this.offsets = offsets;
        this.consumer = kafka.consumer(group, group);
        this.writer = writer;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name(group).unstarted(this::run);
    }

    /**
     * Starts a projection.
     *
     * @param group its consumer group; the dead-letter topics {@code <topic>.<group>.dlq} must exist
     */
    public static Projection start(
            String group,
            List<Topic> topics,
            Fold fold,
            Envelope.ValueReader values,
            OffsetStore offsets,
            Kafka kafka,
            LogWriter writer,
            Clock clock) {
        Projection projection = new Projection(group, topics, fold, values, offsets, kafka, writer, clock);
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
                    takeOrRewind(records);
                }
                fold.tick();
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
    private void takeOrRewind(ConsumerRecords<byte[], byte[]> records) {
        try {
            take(records);
        } catch (RuntimeException e) {
            for (TopicPartition partition : records.partitions()) {
                consumer.seek(partition, records.records(partition).getFirst().offset());
            }
            throw e;
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> records) {
        List<Envelope> batch = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                batch.add(Envelope.read(record, values));
            } catch (RuntimeException e) {
                putAside(record, e);
            }
        }
        Map<String, ConsumerRecord<byte[], byte[]>> raw = new HashMap<>();
        records.forEach(record -> raw.put(place(record.topic(), record.partition(), record.offset()), record));
        fold(batch, raw);
        Map<TopicPartition, Long> next = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> told = new HashMap<>();
        records.nextOffsets().forEach((partition, offset) -> {
            next.put(partition, offset.offset());
            told.put(partition, offset);
        });
        untilTheStoreIsBack(() -> offsets.write(group, next));
        consumer.commitAsync(told, null);
    }

    private void fold(List<Envelope> batch, Map<String, ConsumerRecord<byte[], byte[]>> raw) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            untilTheStoreIsBack(() -> fold.apply(batch));
        } catch (RuntimeException e) {
            if (!open) {
                throw e;
            }
            if (batch.size() == 1) {
                Envelope one = batch.getFirst();
                putAside(raw.get(place(one.topic(), one.partition(), one.offset())), e);
                return;
            }
            int half = batch.size() / 2;
            fold(batch.subList(0, half), raw);
            fold(batch.subList(half, batch.size()), raw);
        }
    }

    private static String place(String topic, int partition, long offset) {
        return topic + "-" + partition + "@" + offset;
    }

    private void untilTheStoreIsBack(Runnable work) {
        boolean said = false;
        while (true) {
            try {
                work.run();
                if (said) {
                    LOG.info("{}: the store is back", group);
                }
                return;
            } catch (RuntimeException e) {
                if (!open || !fold.isStoreFault(e)) {
                    throw e;
                }
                if (!said) {
                    LOG.warn("{}: the store is away ({}); waiting for it", group, e.toString());
                    said = true;
                }
                pause();
            }
        }
    }

    private void pause() {
        LockSupport.parkNanos(RETRY.toNanos());
    }

    private void putAside(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        String correlation = RecordHeaders.text(record.headers(), Headers.CORRELATION_ID);
        try (LogScope _ = LogScope.about("group", group, correlation)) {
            LOG.warn(
                    "{}: {} put aside: {}",
                    group,
                    place(record.topic(), record.partition(), record.offset()),
                    cause.toString());
        }
        ProducerRecord<byte[], byte[]> dead = new ProducerRecord<>(
                record.topic() + "." + group + ".dlq", null, record.key(), record.value(), record.headers());
        DeadLetter.describe(
                dead.headers(), group, record.topic(), record.partition(), record.offset(), cause, clock.instant());
        writer.send(dead).join();
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
