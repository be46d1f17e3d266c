package dev.wayfare.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis process of its own, on the loopback interface, that ends with this process however that ends.
 *
 * <p>It writes nothing to disk: whatever it holds can be made again from the log, so every start is an empty one. It
 * evicts nothing either; when its memory limit is reached, writes fail and say so.
 */
public final class EmbeddedRedis extends EmbeddedStore {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final String PROGRAM = "redis-server";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private @Nullable Companion server;

    private EmbeddedRedis(DataFolder folder, int port) {
        super("Redis", folder, port);
    }

    /** Starts a Redis whose files (log, process id, the program itself) lie in this folder; port 0 as for Kafka. */
    public static EmbeddedRedis start(Path dir, int port) {
        return running(dir, folder -> {
            Companion.endOrphan(pidFile(folder), PROGRAM);
            return new EmbeddedRedis(folder, port);
        });
    }

    public String uri() {
        return "redis://127.0.0.1:" + port();
    }

    @Override
    void end() {
        Companion running = server;
        if (running != null) {
            server = null;
            running.end();
        }
    }

    /** The process id of the server, for who measures it; 0 while it is stopped. */
    public synchronized long pid() {
        return server == null ? 0 : server.pid();
    }

    @Override
    void run() {
        long begun = System.nanoTime();
        List<String> failures = new ArrayList<>();
        for (String program : List.of(bundled(failures), PROGRAM)) {
            try {
                Companion launched = Companion.launch(folder().path(), command(program), pidFile(folder()));
                server = launched;
                awaitAnswer(launched);
                log.info("Redis ready on {} in {} ms", uri(), (System.nanoTime() - begun) / 1_000_000);
                return;
            } catch (Companion.LaunchFailed failed) {
                failures.add(program + ": " + failed.getMessage() + " (" + lastWords() + ")");
            }
        }
        throw new EmbeddedException("No Redis could be started: " + String.join("; ", failures)
                + ". Install redis-server on the PATH, or name a running one with REDIS_URI.");
    }

    private List<String> command(String program) {
        return List.of(
                program,
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port()),
                "--daemonize",
                "yes",
                "--pidfile",
                pidFile(folder()).toString(),
                "--logfile",
                folder().path().resolve("redis.txt").toString(),
                "--dir",
                folder().path().toString(),
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory-policy",
                "noeviction");
    }

    /** The program that the library carries for this system, unpacked once per data folder. */
    private String bundled(List<String> failures) {
        Path home = folder().below("bin");
        File[] unpacked = home.toFile().listFiles((dir, name) -> name.startsWith(PROGRAM));
        if (unpacked != null && unpacked.length == 1 && unpacked[0].canExecute()) {
            return unpacked[0].getPath();
        }
        try {
            return ExecutableProvider.newJarResourceProvider(home.toFile())
                    .get()
                    .getPath();
        } catch (IOException | RuntimeException unavailable) {
            failures.add("the bundled program: " + unavailable);
            return PROGRAM;
        }
    }

    private void awaitAnswer(Companion launched) throws Companion.LaunchFailed {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!launched.isAlive() || System.nanoTime() > deadline) {
                end();
                throw new Companion.LaunchFailed("it does not answer on port " + port());
            }
            Thread.onSpinWait();
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(PING);
            InputStream in = socket.getInputStream();
            return in.read() == '+';
        } catch (IOException notYet) {
            log.debug("Redis does not answer yet: {}", notYet.toString());
            return false;
        }
    }

    private String lastWords() {
        Path file = folder().path().resolve("redis.txt");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            return lines.isEmpty() ? "its log is empty" : lines.getLast();
        } catch (IOException unreadable) {
            return "its log " + file + " cannot be read";
        }
    }

    private static Path pidFile(DataFolder folder) {
        return folder.path().resolve("PID");
    }
}
