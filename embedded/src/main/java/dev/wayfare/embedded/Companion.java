package dev.wayfare.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A server beside this process that never outlives it.
 *
 * <p>The server is started as a daemon of its own session, so that a Ctrl-C meant for this program does not reach it
 * while this program still needs it. A watchdog, a shell that reads from a pipe to this process, ends the server when
 * the pipe closes: even a {@code kill -9} of this process leaves nothing behind. Ending was chosen over adopting at the
 * next start because a data folder may never be opened again, and then nobody would end the orphan. One that is
 * still there at the next start (its watchdog was killed, too) is ended before the new one starts.
 */
final class Companion {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration DAEMON_PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(5);

    private final ProcessHandle server;
    private final Process watchdog;
    private final Path pidFile;

    private Companion(ProcessHandle server, Process watchdog, Path pidFile) {
        this.server = server;
        this.watchdog = watchdog;
        this.pidFile = pidFile;
    }

    /**
     * Runs a command that puts its server into the background and writes the server's process id into the file.
     *
     * @throws LaunchFailed with what the command printed, if it does not end with status 0
     */
    static Companion launch(Path folder, List<String> command, Path pidFile) throws LaunchFailed {
        Path output = folder.resolve("start.out");
        try {
            Process launcher = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            launcher.getOutputStream().close();
            if (!launcher.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                launcher.destroyForcibly();
                throw new LaunchFailed("it did not start within " + PATIENCE.toSeconds() + " s");
            }
            if (launcher.exitValue() != 0) {
                throw new LaunchFailed("it ended with status " + launcher.exitValue() + ": "
                        + Files.readString(output).strip());
            }
            ProcessHandle server = awaitPid(pidFile);
            return new Companion(server, watch(server), pidFile);
        } catch (IOException fault) {
            throw new LaunchFailed(fault.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LaunchFailed("the start was interrupted");
        }
    }

    /** Ends the server that an earlier process left behind, if the file names one and it runs this program. */
    static void endOrphan(Path pidFile, String program) {
        Optional<ProcessHandle> orphan = readPid(pidFile).flatMap(ProcessHandle::of);
        orphan.filter(process -> runs(process, program)).ifPresent(process -> end(process));
        delete(pidFile);
    }

    boolean isAlive() {
        return isRunning(server);
    }

    long pid() {
        return server.pid();
    }

    /** Asks the server to end, and insists if it does not. */
    void end() {
        end(server);
        watchdog.destroyForcibly();
        delete(pidFile);
    }

    private static Process watch(ProcessHandle server) throws IOException {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "trap '' INT TERM HUP; read -r line; kill -TERM \"$1\"",
                        "watchdog",
                        Long.toString(server.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        if (!awaitExit(process)) {
            process.destroyForcibly();
            awaitExit(process);
        }
    }

    /** The JDK looks after a process that is not its child with pauses of up to a second: too slow to wait for. */
    private static boolean awaitExit(ProcessHandle process) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isRunning(process)
                && System.nanoTime() < deadline
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(POLL.toNanos());
        }
        return !isRunning(process);
    }

    /** A dead process that nobody has reaped yet is still listed, but runs no program any more. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** The name of a running program is hidden from us when it belongs to another user: then it is none of ours. */
    private static boolean runs(ProcessHandle process, String program) {
        return process.info()
                .command()
                .filter(command -> command.contains(program))
                .isPresent();
    }

    private static ProcessHandle awaitPid(Path pidFile) throws LaunchFailed {
        long deadline = System.nanoTime() + DAEMON_PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<ProcessHandle> server = readPid(pidFile).flatMap(ProcessHandle::of);
            if (server.isPresent()) {
                return server.get();
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new LaunchFailed("it wrote no process id into " + pidFile);
    }

    private static Optional<Long> readPid(Path pidFile) {
        try {
            String text = Files.exists(pidFile)
                    ? Files.readString(pidFile, StandardCharsets.US_ASCII).strip()
                    : "";
            return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
        } catch (IOException | NumberFormatException unreadable) {
            throw new EmbeddedException("Cannot read the process id in " + pidFile + ": delete that file.", unreadable);
        }
    }

    private static void delete(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException fault) {
            throw DataFolder.notWritable(pidFile, fault);
        }
    }

    /** The command did not bring up its server; the message says what it printed. */
    static final class LaunchFailed extends Exception {
        private static final long serialVersionUID = 1L;

        LaunchFailed(String message) {
            super(message);
        }
    }
}
