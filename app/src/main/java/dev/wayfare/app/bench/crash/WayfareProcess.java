package dev.wayfare.app.bench.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The platform, or some of its modules, as a process of its own: it can be waited for, asked to stop, and killed. What it
 * prints is kept. Thread-safe.
 */
public final class WayfareProcess implements AutoCloseable {

    private static final String READY = "wayfare ready";
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
    private static final int KEPT_LINES = 200;

    private final Process process;
    private final long begunNs = System.nanoTime();
    private final CompletableFuture<Duration> ready = new CompletableFuture<>();
    private final Deque<String> lines = new ArrayDeque<>();
    private final Thread reader;

    private WayfareProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofVirtual().name("wayfare-output").start(this::read);
    }

    /** Starts it; returns at once. */
    public static WayfareProcess start(Launch launch) {
        ProcessBuilder builder = new ProcessBuilder(launch.line()).redirectErrorStream(true);
        builder.environment().put("WAYFARE_LOGS", launch.data().resolve("logs").toString());
        builder.environment().putAll(launch.environment());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new WayfareProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException("a JVM cannot be started: " + String.join(" ", builder.command()), e);
        }
    }

    private void read() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            heard("its output cannot be read: " + e);
        }
        var _ = process.onExit()
                .thenAccept(ended -> ready.completeExceptionally(new IllegalStateException(
                        "it ended with status " + ended.exitValue() + " before it was ready:\n" + output())));
    }

    private void heard(String line) {
        synchronized (lines) {
            lines.addLast(line);
            if (lines.size() > KEPT_LINES) {
                lines.removeFirst();
            }
        }
        if (line.startsWith(READY)) {
            ready.complete(Duration.ofNanos(System.nanoTime() - begunNs));
        }
    }

    /** What it printed last. */
    public String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /**
     * Waits until it says that it is ready.
     *
     * @return time from its start
     * @throws IllegalStateException when it ends, or is not ready in time; the message has what it printed
     */
    public Duration awaitReady(Duration atMost) throws InterruptedException {
        try {
            return ready.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("it was not ready within " + atMost + "; it printed:\n" + output(), e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /**
     * Asks it to stop, as a SIGTERM does; what it says meanwhile is heard.
     *
     * @return how long it took
     * @throws IllegalStateException when it still runs after this time
     */
    public Duration terminate(Duration atMost) throws InterruptedException {
        long asked = System.nanoTime();
        process.toHandle().destroy();
        awaitExit(atMost);
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    /**
     * Waits until it has ended.
     *
     * @return its exit status
     */
    public int awaitExit(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("it still runs after " + atMost + "; it printed:\n" + output());
        }
        reader.join(atMost);
        return process.exitValue();
    }

    /** Ends it, whatever it takes. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
        }
    }
}
