package dev.wayfare.runtime.projection;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.kafka.Kafka;
import dev.wayfare.runtime.log.Envelope;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a {@link Fold} from the log, at least once, on a thread of its own. Offsets are written to the view's own store after
 * its documents, see {@link Progress}; Kafka is told, too, so that lag can be seen. While the store is away the batch is tried
 * again; a record that cannot be read or folded goes to the dead-letter topic, and the next is taken.
 */
public final class Projection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Projection.class);
    private static final Duration RETRY = Duration.ofMillis(250);

    /** A batch of so many is no trickle: the next is taken at once. */
    private static final int LARGE = 1_000;

    private final String group;
    private final List<Topic> topics;
    private final Fold fold;
    private final Envelope.ValueReader values;
    private final OffsetStore offsets;
    private final Consumer<byte[], byte[]> consumer;
    private final Aside aside;
    private final Thread thread;
    private final Progress progress = new Progress();
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
        this.aside = new DeadLetterAside(group, writer, clock);
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
                long begunNs = System.nanoTime();
                if (!records.isEmpty()) {
                    takeOrRewind(records);
                }
                if (progress.isDue()) {
                    untilTheStoreIsBack(this::writeProgress);
                }
                fold.tick();
                rest(records.count(), begunNs);
            } catch (WakeupException e) {
                LOG.debug("{} was woken up to stop", group);
            } catch (RuntimeException e) {
                LOG.warn("{}: {}; tried again", group, e.toString());
                pause();
            }
        }
        writeProgressOrLeaveIt();
        consumer.close();
    }

    /** A trickle is let gather, where the fold does not mind. */
    private void rest(int taken, long begunNs) {
        long leftNs = begunNs + fold.pace().toNanos() - System.nanoTime();
        if (open && leftNs > 0 && taken > 0 && taken < LARGE) {
            LockSupport.parkNanos(leftNs);
        }
    }

    private void writeProgress() {
        offsets.write(group, progress.offsets());
        consumer.commitAsync(progress.told(), null);
        progress.written();
    }

    private void writeProgressOrLeaveIt() {
        try {
            if (!progress.isEmpty()) {
                writeProgress();
            }
        } catch (RuntimeException e) {
            LOG.warn("{}: could not say how far it came ({}); that much is repeated", group, e.toString());
        }
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
                aside.put(record, e);
            }
        }
        fold(batch, records);
        progress.reached(records.nextOffsets());
    }

    private void fold(List<Envelope> batch, ConsumerRecords<byte[], byte[]> records) {
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
                aside.put(recordOf(batch.getFirst(), records), e);
                return;
            }
            int half = batch.size() / 2;
            fold(batch.subList(0, half), records);
            fold(batch.subList(half, batch.size()), records);
        }
    }

    private static ConsumerRecord<byte[], byte[]> recordOf(Envelope one, ConsumerRecords<byte[], byte[]> records) {
        return records.records(new TopicPartition(one.topic(), one.partition())).stream()
                .filter(record -> record.offset() == one.offset())
                .findFirst()
                .orElseThrow();
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
            writeProgressOrLeaveIt();
            fold.revoked(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            progress.forget(partitions);
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
