package dev.wayfare.app.bench;

import dev.wayfare.app.process.Modules;
import dev.wayfare.app.process.Platform;
import dev.wayfare.contracts.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** A fresh platform in this process, with data of its own that goes with it, and limits that a load generator needs. */
final class BenchPlatform implements AutoCloseable {

    private final Path data;
    private final Platform platform;
    private final int port;

    private BenchPlatform(Path data, Platform platform, int port) {
        this.data = data;
        this.platform = platform;
        this.port = port;
    }

    static BenchPlatform start(int port, Map<String, String> more) throws Exception {
        Path data = Files.createTempDirectory("wayfare-bench");
        Map<String, String> settings = new HashMap<>(Map.of(
                "http.port", Integer.toString(port),
                "dispatch.window", "0s",
                "gateway.limits.subject-per-second", "1000000",
                "gateway.limits.address-per-second", "1000000",
                "gateway.limits.sign-ins-per-minute", "1000000"));
        settings.putAll(more);
        return new BenchPlatform(data, Platform.start(data, Modules.all(), settings, Optional.empty()), port);
    }

    Platform platform() {
        return platform;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Records that lie on {@code driver-location-updates}. */
    long fixesInLog() throws ExecutionException, InterruptedException {
        try (Admin admin = admin()) {
            String topic = Topics.DRIVER_LOCATION_UPDATES.name();
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .forEach(one -> wanted.put(new TopicPartition(topic, one.partition()), OffsetSpec.latest()));
            return admin.listOffsets(wanted).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        }
    }

    Admin admin() {
        return platform.node().kafka().admin();
    }

    /** Begins to measure what is spent from now on. */
    ThreadCpu cpu() {
        return new ThreadCpu(
                platform.stores().map(stores -> stores.redis().pid()).orElse(0L));
    }

    @Override
    public void close() throws IOException {
        platform.close();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
