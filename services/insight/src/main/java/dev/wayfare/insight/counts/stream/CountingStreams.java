package dev.wayfare.insight.counts.stream;

import dev.wayfare.runtime.decider.DeciderHost;
import dev.wayfare.runtime.decider.DeciderTuning;
import dev.wayfare.runtime.node.Node;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the counting in a process. Its lag holds up nobody: it answers no caller, so the process is ready without it. */
public final class CountingStreams implements AutoCloseable {

    /** Consumer group and application id. */
    public static final String GROUP = "wayfare-insight";

    private static final Logger LOG = LoggerFactory.getLogger(CountingStreams.class);
    private static final int CACHE_BYTES = 16 * 1024 * 1024;

    private final KafkaStreams streams;

    private CountingStreams(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * Starts it, once its topics exist.
     *
     * @param commitEvery how long numbers may be counted before they are seen
     */
    public static CountingStreams start(Node node, Duration commitEvery) {
        DeciderTuning tuning = new DeciderTuning(GROUP, commitEvery);
        Properties config = DeciderHost.config(tuning, node.kafka(), node.settings(), node.data());
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitEvery.toMillis());
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        KafkaStreams streams = new KafkaStreams(CountingTopology.of(GROUP), config);
        streams.setUncaughtExceptionHandler(fault -> {
            LOG.error("{}: a stream thread failed and is replaced", GROUP, fault);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        CountingStreams counting = new CountingStreams(streams);
        node.health().check(GROUP, counting::missing);
        streams.start();
        return counting;
    }

    private Optional<String> missing() {
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING ? Optional.empty() : Optional.of("is " + state);
    }

    @Override
    public void close() {
        streams.close(Duration.ofSeconds(10));
    }
}
