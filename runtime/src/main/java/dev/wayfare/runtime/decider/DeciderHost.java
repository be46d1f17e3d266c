package dev.wayfare.runtime.decider;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.kafka.Kafka;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a service's aggregates on Kafka Streams, exactly once: the state, the events, what follows and the command's offset
 * commit in one transaction. Written once; no model knows of it.
 */
public final class DeciderHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeciderHost.class);

    private final String group;
    private final KafkaStreams streams;
    private final CountDownLatch running = new CountDownLatch(1);

    private DeciderHost(String group, KafkaStreams streams) {
        this.group = group;
        this.streams = streams;
    }

    /** Consumer group and application id of a service's owner. */
    public static String groupOf(String service) {
        return "wayfare-" + service;
    }

    /** The dead-letter topics that a host of these aggregates writes to. */
    public static List<String> deadLettersOf(String service, List<Aggregate<?, ?, ?>> aggregates) {
        return aggregates.stream()
                .flatMap(aggregate -> aggregate.inputs().stream())
                .map(Aggregate.Input::topic)
                .map((Topic topic) -> topic.deadLetters(groupOf(service)))
                .toList();
    }

    /** Starts the host; it is ready a little later, see {@link #awaitRunning} and {@link #missing}. */
    public static DeciderHost start(
            String service,
            List<Aggregate<?, ?, ?>> aggregates,
            Kafka kafka,
            Settings settings,
            Path data,
            MeterRegistry meters) {
        String group = groupOf(service);
        DeciderTuning tuning = new DeciderTuning(
                group,
                settings.duration("decider.timer-resolution", Duration.ofMillis(100)),
                settings.duration("decider.commit-interval", Duration.ofMillis(30)),
                settings.duration("decider.busy-commit-interval", Duration.ofMillis(100)));
        KafkaStreams streams =
                new KafkaStreams(DeciderTopology.of(aggregates, tuning, meters), config(tuning, kafka, settings, data));
        streams.setUncaughtExceptionHandler(fault -> {
            LOG.error("{}: a stream thread failed and is replaced", group, fault);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        DeciderHost host = new DeciderHost(group, streams);
        streams.setStateListener((now, before) -> {
            LOG.info("{} is {} (was {})", group, now, before);
            if (now == KafkaStreams.State.RUNNING) {
                host.running.countDown();
            }
        });
        streams.start();
        return host;
    }

    /** How all of this platform's streams run: exactly once, with small commits. */
    public static Properties config(DeciderTuning tuning, Kafka kafka, Settings settings, Path data) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, tuning.group());
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap());
        config.put(StreamsConfig.STATE_DIR_CONFIG, data.resolve("streams").toString());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, tuning.busyCommit().toMillis());
        config.put(
                StreamsConfig.POLL_MS_CONFIG,
                settings.duration("decider.poll", Duration.ofMillis(5)).toMillis());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.number("decider.threads", 1, 1, 64));
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, kafka.replication());
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        config.put(StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG, "INFO");
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), kafka.nodeId());
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 1_000);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        config.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(settings.duration("decider.transaction-timeout", Duration.ofSeconds(10))
                        .toMillis()));
        // Nobody reads what is not committed, and a commit sends all that waits.
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 100);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Kafka.LARGEST_BYTES);
        return config;
    }

    /** What keeps it from deciding, in words; empty when it runs. */
    public Optional<String> missing() {
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING ? Optional.empty() : Optional.of("is " + state);
    }

    /**
     * Waits until every partition is assigned and restored.
     *
     * @throws IllegalStateException when it is not running in time
     */
    public void awaitRunning(Duration atMost) throws InterruptedException {
        if (!running.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException(group + " did not start within " + atMost + "; it is " + streams.state());
        }
    }

    /** Decides nothing until {@link #resume}: commands wait in the log. For maintenance and measurement. */
    public void pause() {
        streams.pause();
    }

    /** Goes on deciding. */
    public void resume() {
        streams.resume();
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(10));
    }
}
