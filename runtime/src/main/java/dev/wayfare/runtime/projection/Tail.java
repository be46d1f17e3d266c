package dev.wayfare.runtime.projection;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.runtime.kafka.Kafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what is appended to topics from now on, all of it, to this process alone: for those who are connected here just now. It keeps
 * no place in the log, and what is said while it is away is not told later; whoever needs that asks a view. Runs on a thread of its own.
 */
public final class Tail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Tail.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final int MISSING = 5_000;

    private final String name;
    private final List<Topic> topics;
    private final Listener listener;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean listening;

    /** Is told each record, by one thread; must not block. What it throws is logged, and the next record is told. */
    public interface Listener {
        void appended(ConsumerRecord<byte[], byte[]> record);
    }

    private Tail(String name, List<Topic> topics, Listener listener, Kafka kafka) {
        this.name = name;
        this.topics = List.copyOf(topics);
        this.listener = listener;
        this.consumer = kafka.consumer("", name);
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /** Listens from now on. The topics must exist. */
    public static Tail start(String name, List<Topic> topics, Listener listener, Kafka kafka) {
        Tail tail = new Tail(name, topics, listener, kafka);
        tail.thread.start();
        return tail;
    }

    /** True once whatever is appended will be told. */
    public boolean isListening() {
        return listening;
    }

    private void run() {
        while (open) {
            try {
                if (!listening) {
                    begin();
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    tell(record);
                }
            } catch (WakeupException e) {
                LOG.debug("{} was woken up to stop", name);
            } catch (RuntimeException e) {
                LOG.warn("{}: {}; tried again", name, e.toString());
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
        consumer.close();
    }

    private void begin() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : topics) {
            for (PartitionInfo info : consumer.partitionsFor(topic.name(), Duration.ofMillis(MISSING))) {
                partitions.add(new TopicPartition(info.topic(), info.partition()));
            }
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        listening = true;
    }

    private void tell(ConsumerRecord<byte[], byte[]> record) {
        try {
            listener.appended(record);
        } catch (RuntimeException e) {
            LOG.debug(
                    "{}: {}-{}@{} could not be told: {}",
                    name,
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.toString());
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
