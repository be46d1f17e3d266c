package dev.wayfare.app.process;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.embedded.EmbeddedStack;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A running process: a node, and, unless {@code KAFKA_BOOTSTRAP}, {@code REDIS_URI} and {@code MONGODB_URI} say otherwise,
 * the stores of one machine beside it.
 */
public final class Platform implements AutoCloseable {

    private static final String PARTITIONS = "kafka.partitions";
    private static final int EMBEDDED_PARTITIONS = 2;

    private final @Nullable EmbeddedStack stores;
    private final Node node;
    private final Path data;

    private Platform(@Nullable EmbeddedStack stores, Node node, Path data) {
        this.stores = stores;
        this.node = node;
        this.data = data;
    }

    /**
     * Starts a process; returns when it is ready.
     *
     * @param overrides settings stronger than file and environment
     */
    public static Platform start(
            Path data, List<Module> modules, Map<String, String> overrides, Optional<Path> configuration)
            throws Exception {
        Settings given = Settings.read(overrides, configuration);
        boolean ownStores = given.find("kafka.bootstrap").isEmpty()
                || given.find("redis.uri").isEmpty()
                || given.find("mongodb.uri").isEmpty();
        if (!ownStores) {
            return new Platform(null, Node.start(given, data, modules), data);
        }
        int partitions = partitionsFor(data);
        EmbeddedStack stores = EmbeddedStack.start(data);
        try {
            Map<String, String> settings = new HashMap<>(overrides);
            given.find("kafka.bootstrap")
                    .ifPresentOrElse(uri -> {}, () -> settings.put("kafka.bootstrap", stores.kafkaBootstrap()));
            if (given.find(PARTITIONS).isEmpty()
                    && given.find("kafka.bootstrap").isEmpty()) {
                settings.put(PARTITIONS, Integer.toString(partitions));
            }
            given.find("redis.uri").ifPresentOrElse(uri -> {}, () -> settings.put("redis.uri", stores.redisUri()));
            given.find("mongodb.uri").ifPresentOrElse(uri -> {}, () -> settings.put("mongodb.uri", stores.mongoUri()));
            Node node = Node.start(Settings.read(settings, configuration), data, modules);
            new Endpoints(
                            ProcessHandle.current().pid(),
                            settings.getOrDefault("kafka.bootstrap", stores.kafkaBootstrap()),
                            settings.getOrDefault("redis.uri", stores.redisUri()),
                            settings.getOrDefault("mongodb.uri", stores.mongoUri()))
                    .write(data);
            return new Platform(stores, node, data);
        } catch (Exception e) {
            stores.close();
            throw e;
        }
    }

    /**
     * Partitions of a log of this machine's own: as many as it was begun with, or two. On one machine more of them spread
     * nothing, and each costs a share of every transaction.
     */
    private static int partitionsFor(Path data) throws IOException {
        Path log = data.resolve("kafka").resolve("log");
        if (!Files.isDirectory(log)) {
            return EMBEDDED_PARTITIONS;
        }
        String topic = Topics.RIDE_EVENTS.name() + "-";
        try (Stream<Path> folders = Files.list(log)) {
            long there = folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.startsWith(topic)
                            && name.substring(topic.length()).chars().allMatch(Character::isDigit))
                    .count();
            return there == 0 ? EMBEDDED_PARTITIONS : Math.toIntExact(there);
        }
    }

    public Node node() {
        return node;
    }

    /** The stores beside this process; empty when it uses others. */
    public Optional<EmbeddedStack> stores() {
        return Optional.ofNullable(stores);
    }

    @Override
    public void close() {
        node.close();
        if (stores != null) {
            Endpoints.delete(data);
            stores.close();
        }
    }
}
