package dev.wayfare.runtime.geo;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.kafka.Kafka;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends fixes by a producer of its own: many to a batch, acks=all, in order per driver. Never blocks and holds a bounded number
 * of bytes: whoever finds no room must come back. While the log is away, one record now and then tries it. Thread-safe.
 */
public final class FixWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FixWriter.class);
    private static final String TOPIC = Topics.DRIVER_LOCATION_UPDATES.name();
    private static final int MEBI = 1024 * 1024;
    private static final long TRIAL_EVERY_NS = Duration.ofMillis(500).toNanos();
    private static final Duration WARM_UP_EVERY = Duration.ofMillis(50);

    private final Producer<byte[], byte[]> producer;
    private final long most;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong nextTrialNs = new AtomicLong();
    private volatile boolean away;

    /** Told once, on the producer's thread. */
    public interface Written {
        void written(@Nullable Throwable failure);
    }

    private FixWriter(Producer<byte[], byte[]> producer, long most) {
        this.producer = producer;
        this.most = most;
    }

    /** Opens a writer as the section {@code fixes} of the settings says. */
    public static FixWriter open(Kafka kafka, Settings settings) {
        int lingerMs = Math.toIntExact(
                settings.duration("fixes.linger", Duration.ofMillis(5)).toMillis());
        int bufferMb = settings.number("fixes.buffer-mb", 32, 1, 1_024);
        Duration timeout = settings.duration("kafka.delivery-timeout", Duration.ofSeconds(5));
        return new FixWriter(
                kafka.unblockedProducer("wayfare-fixes", timeout, lingerMs, 2L * bufferMb * MEBI),
                (long) bufferMb * MEBI);
    }

    /** Learns where the topic's partitions are, so that no append has to. Call it once topics exist; returns itself to be closed. */
    public AutoCloseable warmUp() {
        Thread.ofVirtual().name("fixes-warm-up").start(() -> {
            boolean known = false;
            while (!known) {
                try {
                    known = !producer.partitionsFor(TOPIC).isEmpty();
                } catch (RetriableException e) {
                    LOG.debug("the partitions of fixes are not known yet: {}", e.toString());
                    java.util.concurrent.locks.LockSupport.parkNanos(WARM_UP_EVERY.toNanos());
                } catch (RuntimeException e) {
                    LOG.debug("the writer of fixes was closed while it began: {}", e.toString());
                    known = true;
                }
            }
        });
        return () -> {};
    }

    /** Bytes on their way into the log. */
    public long waitingBytes() {
        return waiting.get();
    }

    /**
     * Takes room for a record.
     *
     * @return false when there is none, or the log is away
     */
    public boolean reserve(int bytes) {
        if (away && !admitsTrial()) {
            return false;
        }
        if (waiting.addAndGet(bytes) > most) {
            waiting.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    private boolean admitsTrial() {
        long now = System.nanoTime();
        long next = nextTrialNs.get();
        return now - next >= 0 && nextTrialNs.compareAndSet(next, now + TRIAL_EVERY_NS);
    }

    /** Gives room back. */
    public void release(int bytes) {
        waiting.addAndGet(-bytes);
    }

    /**
     * Appends a record for which room was reserved.
     *
     * @param driver the key, ASCII
     */
    public void append(byte[] driver, byte[] fixes, int reserved, Written told) {
        try {
            var _ = producer.send(
                    new ProducerRecord<>(TOPIC, driver, fixes), (place, failure) -> ended(reserved, failure, told));
        } catch (RuntimeException e) {
            ended(reserved, e, told);
        }
    }

    private void ended(int reserved, @Nullable Exception failure, Written told) {
        waiting.addAndGet(-reserved);
        if (failure == null) {
            if (away) {
                away = false;
                LOG.info("the log takes fixes again");
            }
        } else if (failure instanceof RetriableException && !away) {
            nextTrialNs.set(System.nanoTime() + TRIAL_EVERY_NS);
            away = true;
            LOG.warn("the log does not take fixes ({}): their senders wait", failure.toString());
        }
        told.written(failure);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
