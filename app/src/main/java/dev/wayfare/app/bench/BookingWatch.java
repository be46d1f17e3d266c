package dev.wayfare.app.bench;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.travel.BookingEvent.BookingCancelled;
import dev.wayfare.contracts.travel.BookingEvent.BookingConfirmed;
import dev.wayfare.contracts.travel.BookingEvent.BookingExpired;
import dev.wayfare.contracts.travel.BookingEvent.BookingFailed;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.runtime.kafka.Kafka;
import dev.wayfare.runtime.log.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads from the log what becomes of bookings, and when that could first be read. Thread-safe. */
final class BookingWatch implements AutoCloseable {

    private static final String CONFIRMED = WireTypes.nameOf(BookingConfirmed.class);
    private static final String FAILED = WireTypes.nameOf(BookingFailed.class);
    private static final String CANCELLED = WireTypes.nameOf(BookingCancelled.class);
    private static final String EXPIRED = WireTypes.nameOf(BookingExpired.class);

    private final Map<String, End> ends = new ConcurrentHashMap<>();
    private final BiConsumer<String, End> listener;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * How a booking ended.
     *
     * @param how {@code confirmed}, {@code cancelled}, {@code expired}, or the code of its failure
     * @param decidedMs when its owner decided, by his clock
     * @param seenNs when that was read
     */
    record End(String how, long decidedMs, long seenNs) {

        boolean isConfirmed() {
            return how.equals("confirmed");
        }
    }

    private BookingWatch(Kafka kafka, BiConsumer<String, End> listener) {
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("booking-watch").start(() -> watch(kafka));
    }

    /** Watches from now on, and tells each end as it is read, on the watch's thread. */
    static BookingWatch start(Kafka kafka, BiConsumer<String, End> listener) {
        return new BookingWatch(kafka, listener);
    }

    private void watch(Kafka kafka) {
        try (Consumer<byte[], byte[]> consumer = kafka.consumer("", "booking-watch")) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.BOOKINGS.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    see(record);
                }
            }
        }
    }

    private void see(ConsumerRecord<byte[], byte[]> record) {
        String type = String.valueOf(RecordHeaders.text(record.headers(), Headers.TYPE));
        String how;
        if (type.equals(CONFIRMED)) {
            how = "confirmed";
        } else if (type.equals(FAILED)) {
            how = Json.read(record.value(), BookingFailed.class).reason();
        } else if (type.equals(CANCELLED)) {
            how = "cancelled";
        } else if (type.equals(EXPIRED)) {
            how = "expired";
        } else {
            return;
        }
        String booking = new String(record.key(), StandardCharsets.UTF_8);
        End end = new End(how, record.timestamp(), System.nanoTime());
        ends.put(booking, end);
        listener.accept(booking, end);
    }

    /** What has been read so far. */
    Map<String, End> ends() {
        return ends;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
