package dev.wayfare.app.platform;

import dev.wayfare.app.process.Modules;
import dev.wayfare.app.process.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The all-in-one platform on a free port and a data folder of its own: real stores, real sockets, every module. Only times are
 * shorter than in life: an offer stands 5 s, a driver is sought for 8 s, hashing a password costs next to nothing, and
 * nobody falls silent.
 */
public final class RunningPlatform implements AutoCloseable {

    private static final Map<String, String> QUICK = Map.ofEntries(
            Map.entry("dispatch.window", "0s"),
            Map.entry("dispatch.reserved-for", "100ms"),
            Map.entry("dispatch.refused-for", "200ms"),
            Map.entry("rides.hold", "5s"),
            Map.entry("rides.search", "8s"),
            Map.entry("rides.ask-again", "200ms"),
            Map.entry("rides.max-attempts", "200"),
            Map.entry("gateway.trip-patience", "15s"),
            Map.entry("gateway.limits.subject-per-second", "100"),
            Map.entry("gateway.limits.nearby-per-second", "100"),
            Map.entry("surge.every", "500ms"),
            Map.entry("tracking.history-written", "1s"),
            Map.entry("fleet.silent-after", "30m"),
            Map.entry("fleet.recent-fixes", "30m"),
            Map.entry("accounts.password.memory-kib", "1024"),
            Map.entry("accounts.password.iterations", "1"));

    private final Path data;
    private final boolean lasting;
    private final Platform platform;
    private final Http http;
    private final People people;

    private RunningPlatform(Path data, boolean lasting, Platform platform, URI base) {
        this.data = data;
        this.lasting = lasting;
        this.platform = platform;
        this.http = new Http(base, Contract.ONLY);
        this.people = new People(http, data.resolve("secrets").resolve("admin-password"));
    }

    /** Starts it; returns when it is ready. */
    static RunningPlatform start() throws Exception {
        return start(Files.createTempDirectory("wayfare-tests-"), false);
    }

    /** Starts it on this folder, which stays. */
    public static RunningPlatform startOn(Path data) throws Exception {
        return start(data, true);
    }

    private static RunningPlatform start(Path data, boolean lasting) throws Exception {
        int port = freePort();
        Map<String, String> settings = new HashMap<>(QUICK);
        settings.put("http.port", Integer.toString(port));
        Platform platform = Platform.start(data, Modules.all(), settings, Optional.empty());
        return new RunningPlatform(data, lasting, platform, URI.create("http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The public port, every answer of which is held against the contract. */
    public Http http() {
        return http;
    }

    public People people() {
        return people;
    }

    public Platform platform() {
        return platform;
    }

    /** The raw log. */
    public String kafkaBootstrap() {
        return platform.stores().orElseThrow().kafkaBootstrap();
    }

    /** Where it keeps its secrets. */
    public Path secrets() {
        return data.resolve("secrets");
    }

    @Override
    public void close() throws IOException {
        platform.close();
        if (lasting) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(data)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        all.forEach(RunningPlatform::delete);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a test's data cannot be deleted", e);
        }
    }
}
