package dev.wayfare.checker.log;

import dev.wayfare.checker.log.Bounds.Span;
import dev.wayfare.contracts.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Committed records of a broker's topics, each partition from its beginning to where it ended when {@link #bounds} was
 * asked. Joins no consumer group and leaves no trace. One thread.
 */
public final class KafkaLog implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int SILENT_POLLS = 120;
    private static final List<String> READ_HEADERS =
            List.of(Headers.TYPE, Headers.ID, Headers.VERSION, Headers.CAUSATION_ID);

    private final KafkaConsumer<String, byte[]> consumer;

    public KafkaLog(String bootstrap) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "10000");
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, String.valueOf(1 << 20));
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, String.valueOf(8 << 20));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "wayfare-checker");
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** What is committed now on these topics. */
    public Bounds bounds(Collection<String> topics) {
        Map<String, List<PartitionInfo>> there = consumer.listTopics();
        List<TopicPartition> partitions = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        for (String topic : new TreeSet<>(topics)) {
            List<PartitionInfo> infos = there.get(topic);
            if (infos == null) {
                missing.add(topic);
            } else {
                infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            }
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> from = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> to = consumer.endOffsets(partitions);
        return new Bounds(
                partitions.stream()
                        .map(at -> new Span(
                                at.topic(), at.partition(), from.getOrDefault(at, 0L), to.getOrDefault(at, 0L)))
                        .toList(),
                missing);
    }

    /**
     * Hands over every record within the bounds, in batches; the order within a partition is kept.
     *
     * @throws IllegalStateException when the broker delivers nothing for a minute
     */
    public void read(Bounds bounds, Consumer<List<LogRecord>> reader) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Span span : bounds.spans()) {
            if (span.to() > span.from()) {
                ends.put(new TopicPartition(span.topic(), span.partition()), span.to());
            }
        }
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        Set<TopicPartition> left = new HashSet<>(ends.keySet());
        int silent = 0;
        while (!left.isEmpty()) {
            List<LogRecord> batch = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                TopicPartition at = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(at, 0L)) {
                    batch.add(record(record));
                }
            }
            List<TopicPartition> done = left.stream()
                    .filter(at -> consumer.position(at) >= ends.getOrDefault(at, 0L))
                    .toList();
            consumer.pause(done);
            done.forEach(left::remove);
            silent = batch.isEmpty() && done.isEmpty() ? silent + 1 : 0;
            if (silent >= SILENT_POLLS) {
                throw new IllegalStateException("the broker delivers nothing more of " + left
                        + "; is it running, and is no transaction left open?");
            }
            reader.accept(batch);
        }
    }

    private static LogRecord record(ConsumerRecord<String, byte[]> from) {
        Map<String, String> headers = new HashMap<>(4);
        for (String name : READ_HEADERS) {
            Header header = from.headers().lastHeader(name);
            if (header != null && header.value() != null) {
                headers.put(name, new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return new LogRecord(
                from.topic(), from.partition(), from.offset(), from.key(), headers, from.value(), from.timestamp());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
