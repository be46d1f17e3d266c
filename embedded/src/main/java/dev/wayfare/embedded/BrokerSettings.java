package dev.wayfare.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a broker that is alone on its machine: few threads, little memory, quick to start and to recover. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final int MEGABYTE = 1 << 20;

    /** How long a transaction that follows another at once waits, each time, for the other's markers: they take a few milliseconds. */
    private static final String NEXT_TRANSACTION_MS = "4";

    private BrokerSettings() {}

    static Map<String, String> of(Path logs, int port, int controllerPort) {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(node(logs, port, controllerPort));
        settings.putAll(threads());
        settings.putAll(log());
        settings.putAll(coordinators());
        settings.putAll(liveness());
        return settings;
    }

    private static Map<String, String> node(Path logs, int port, int controllerPort) {
        return Map.ofEntries(
                Map.entry("node.id", Integer.toString(NODE)),
                Map.entry("process.roles", "broker,controller"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("controller.listener.names", CONTROLLER),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT"),
                Map.entry("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort),
                Map.entry("log.dirs", logs.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("auto.leader.rebalance.enable", "false"),
                Map.entry("default.replication.factor", "1"),
                Map.entry("min.insync.replicas", "1"),
                Map.entry("metric.reporters", ""));
    }

    /** Of the controller alone, over the same data. */
    static Map<String, String> ofController(Path logs, int controllerPort) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "node.id",
                Integer.toString(NODE),
                "process.roles",
                "controller",
                "listeners",
                CONTROLLER + "://127.0.0.1:" + controllerPort,
                "controller.listener.names",
                CONTROLLER,
                "listener.security.protocol.map",
                CONTROLLER + ":PLAINTEXT",
                "controller.quorum.voters",
                NODE + "@127.0.0.1:" + controllerPort,
                "log.dirs",
                logs.toString(),
                "metric.reporters",
                ""));
        settings.putAll(threads());
        settings.putAll(log());
        settings.putAll(liveness());
        return settings;
    }

    private static Map<String, String> threads() {
        return Map.of(
                "num.network.threads", "2",
                "num.io.threads", "3",
                "background.threads", "2",
                "num.replica.fetchers", "1",
                "num.recovery.threads.per.data.dir", "4",
                "log.cleaner.threads", "1",
                "group.coordinator.threads", "1",
                "group.coordinator.background.threads", "1",
                "share.coordinator.threads", "1");
    }

    /**
     * Small segments, since after a crash the broker reads the last segment of every partition again; small indexes,
     * since it maps two of them for every partition.
     */
    private static Map<String, String> log() {
        return Map.of(
                "log.segment.bytes", Integer.toString(32 * MEGABYTE),
                "log.index.size.max.bytes", Integer.toString(MEGABYTE),
                "log.retention.hours", "720",
                "log.cleaner.dedupe.buffer.size", Integer.toString(4 * MEGABYTE),
                "log.cleaner.io.buffer.size", Integer.toString(MEGABYTE / 4),
                "metadata.log.segment.bytes", Integer.toString(8 * MEGABYTE),
                "metadata.max.idle.interval.ms", "0");
    }

    private static Map<String, String> coordinators() {
        return Map.ofEntries(
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.segment.bytes", Integer.toString(8 * MEGABYTE)),
                Map.entry("offsets.retention.minutes", Integer.toString(365 * 24 * 60)),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "500"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.segment.bytes", Integer.toString(8 * MEGABYTE)),
                Map.entry("transaction.max.timeout.ms", Integer.toString(15 * 60 * 1000)),
                Map.entry("add.partitions.to.txn.retry.backoff.ms", NEXT_TRANSACTION_MS),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"));
    }

    /** The session is what a pause of the process may last. */
    private static Map<String, String> liveness() {
        return Map.of(
                "broker.session.timeout.ms", "2000",
                "broker.heartbeat.interval.ms", "300",
                "controlled.shutdown.enable", "true");
    }
}
