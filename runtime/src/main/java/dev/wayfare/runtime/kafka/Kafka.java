package dev.wayfare.runtime.kafka;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.config.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How this process reaches the log.
 *
 * @param bootstrap host:port, comma separated
 * @param nodeId names this process among its like; static group membership lets a restarted process take its place at once
 * @param partitions of every topic of the spine
 * @param replication copies of each partition
 */
public record Kafka(String bootstrap, String nodeId, int partitions, int replication) {

    /** What a producer sends at most: a dead letter is larger by its cause and stack than any record that the log takes. */
    public static final int LARGEST_BYTES = 2 * 1024 * 1024;

    public static Kafka from(Settings settings) {
        return new Kafka(
                settings.require("kafka.bootstrap"),
                settings.text("node.id", "node-1"),
                settings.number("kafka.partitions", 4, 1, 1_000),
                settings.number("kafka.replication", 1, 1, 9));
    }

    public Admin admin() {
        return Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /** Creates what is missing of the catalogue and checks the rest; see {@link TopicKeeper}. */
    public void ensureTopics(List<String> deadLetters) {
        try (Admin admin = admin()) {
            new TopicKeeper(admin, this).ensure(Topics.ALL, deadLetters);
        }
    }

    /**
     * An idempotent producer, acks=all. Thread-safe; to be closed by its owner.
     *
     * @param deliveryTimeout after which a send fails
     */
    public Producer<byte[], byte[]> producer(String client, Duration deliveryTimeout, int lingerMs) {
        return new KafkaProducer<>(
                producerConfig(client, deliveryTimeout, lingerMs),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * A producer for very many small records whose {@code send} never waits: it fails at once when its buffer is full, or when the
     * topic's partitions are not known yet. Thread-safe; to be closed by its owner.
     *
     * @param bufferBytes held at most
     */
    public Producer<byte[], byte[]> unblockedProducer(
            String client, Duration deliveryTimeout, int lingerMs, long bufferBytes) {
        Map<String, Object> config = producerConfig(client, deliveryTimeout, lingerMs);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes);
        config.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(7).toMillis());
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> producerConfig(String client, Duration deliveryTimeout, int lingerMs) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, client);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, lingerMs);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_BYTES);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(1_000, deliveryTimeout.toMillis()));
        config.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(Math.min(30_000, deliveryTimeout.toMillis() - lingerMs)));
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(deliveryTimeout.toMillis()));
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return config;
    }

    /** A consumer of committed records; belongs to one thread. An empty group reads by assignment only. */
    public Consumer<byte[], byte[]> consumer(String group, String client) {
        return new KafkaConsumer<>(
                consumerConfig(group, client), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * A consumer of very many small records: it waits a moment for more of them, and takes very many at once. Belongs to one thread.
     */
    public Consumer<byte[], byte[]> bulkConsumer(String group, String client) {
        Map<String, Object> config = consumerConfig(group, client);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50_000);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 64 * 1024);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> consumerConfig(String group, String client) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        if (!group.isEmpty()) {
            config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
            config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, nodeId);
        }
        return config;
    }
}
