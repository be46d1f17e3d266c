package dev.wayfare.app.processes;

import dev.wayfare.app.bench.crash.Launch;
import dev.wayfare.app.bench.crash.WayfareProcess;
import dev.wayfare.embedded.EmbeddedStack;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A platform whose services run in processes of their own and share nothing but brokers, stores and the platform's secret. Each
 * has the first of its modules for a name.
 */
final class SeparateProcesses implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final String SECRET = "5e".repeat(32);
    private static final Map<String, String> QUICK = Map.of(
            "dispatch.window", "0s",
            "rides.search", "30s",
            "rides.hold", "15s",
            "decider.threads", "1",
            "accounts.password.memory-kib", "1024",
            "accounts.password.iterations", "1");

    private final EmbeddedStack stores;
    private final Map<String, Launch> launches = new LinkedHashMap<>();
    private final Map<String, WayfareProcess> running = new HashMap<>();

    private SeparateProcesses(EmbeddedStack stores) {
        this.stores = stores;
    }

    /** Starts one process for each list of modules; returns when all are ready. */
    static SeparateProcesses start(Path data, List<List<String>> modules) throws InterruptedException {
        EmbeddedStack stores = EmbeddedStack.start(data.resolve("stores"));
        SeparateProcesses processes = new SeparateProcesses(stores);
        Map<String, String> settings = new HashMap<>(QUICK);
        Map<String, String> innerPorts = new HashMap<>();
        modules.forEach(process -> {
            String port = Integer.toString(FreePort.any());
            innerPorts.put(process.getFirst(), port);
            process.forEach(service -> settings.put("services." + service + ".address", "127.0.0.1:" + port));
        });
        for (List<String> process : modules) {
            String name = process.getFirst();
            processes.launches.put(
                    name,
                    Launch.allInOne(data.resolve(name), FreePort.any())
                            .withModules(process.toArray(String[]::new))
                            .withSettings(settings)
                            .withSettings(Map.of("node.id", name, "rpc.port", innerPorts.getOrDefault(name, "")))
                            .withEnvironment(Map.of(
                                    "KAFKA_BOOTSTRAP", stores.kafkaBootstrap(),
                                    "REDIS_URI", stores.redisUri(),
                                    "MONGODB_URI", stores.mongoUri(),
                                    "PLATFORM_SECRET", SECRET))
                            .withJava("-Xms64m", "-Xmx512m", "-XX:TieredStopAtLevel=1"));
        }
        try {
            processes.launches.forEach((name, launch) -> processes.running.put(name, WayfareProcess.start(launch)));
            for (WayfareProcess process : processes.running.values()) {
                process.awaitReady(READY_WITHIN);
            }
            return processes;
        } catch (RuntimeException | InterruptedException e) {
            processes.close();
            throw e;
        }
    }

    WayfareProcess process(String name) {
        return running.get(name);
    }

    /** Starts a process that has ended again, as whoever watches over it would; returns when it is ready. */
    void restart(String name) throws InterruptedException {
        WayfareProcess again = WayfareProcess.start(launches.get(name));
        running.put(name, again);
        again.awaitReady(READY_WITHIN);
    }

    /** Where a process answers: the public API, or health and metrics alone. */
    URI base(String name) {
        return URI.create("http://127.0.0.1:" + launches.get(name).port());
    }

    /** The folder of a process. */
    Path data(String name) {
        return launches.get(name).data();
    }

    String kafkaBootstrap() {
        return stores.kafkaBootstrap();
    }

    @Override
    public void close() throws InterruptedException {
        try {
            for (WayfareProcess process : running.values()) {
                process.kill();
            }
        } finally {
            stores.close();
        }
    }
}
