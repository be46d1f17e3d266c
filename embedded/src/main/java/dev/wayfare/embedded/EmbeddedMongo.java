package dev.wayfare.embedded;

import dev.wayfare.embedded.mongo.StandIn;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * MongoDB on the loopback interface: a {@code mongod} of this machine if one is on the PATH, else a stand-in in this
 * process that speaks the same protocol. A folder stays with the kind that first wrote it.
 *
 * <p>What is durable, for both: a write with {@code j: true} once it is acknowledged, any other write 100 ms later.
 */
public final class EmbeddedMongo extends EmbeddedStore {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedMongo.class);
    private static final String PROGRAM = "mongod";

    private final Optional<Path> program;
    private @Nullable StandIn standIn;
    private @Nullable Companion server;

    private EmbeddedMongo(DataFolder folder, int port, Optional<Path> program) {
        super("Mongo", folder, port);
        this.program = program;
    }

    /** Starts on the data in this folder and returns when it takes commands; port 0 as for Kafka. */
    public static EmbeddedMongo start(Path dir, int port) {
        return start(dir, port, System.getenv().getOrDefault("PATH", ""));
    }

    static EmbeddedMongo start(Path dir, int port, String searchPath) {
        return running(dir, folder -> {
            Companion.endOrphan(pidFile(folder), PROGRAM);
            return new EmbeddedMongo(folder, port, choose(folder.path(), searchPath));
        });
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + port();
    }

    /**
     * Returns when everything acknowledged before the call survives a {@code kill -9} of this process. A {@code mongod}
     * is a process of its own and outlives ours long enough to keep all it acknowledged.
     */
    public synchronized void commit() {
        if (standIn != null) {
            standIn.commit();
        }
    }

    /** All data is written before. */
    @Override
    void end() {
        StandIn closing = standIn;
        Companion ending = server;
        standIn = null;
        server = null;
        if (closing != null) {
            closing.close();
        }
        if (ending != null) {
            ending.end();
        }
    }

    @Override
    void run() {
        long begun = System.nanoTime();
        if (program.isPresent()) {
            runProgram(program.get());
        } else {
            runStandIn();
        }
        log.info(
                "MongoDB ({}) ready on {} in {} ms",
                program.isPresent() ? "mongod" : "stand-in",
                uri(),
                (System.nanoTime() - begun) / 1_000_000);
    }

    private void runStandIn() {
        Path file = standInFile(folder().path());
        try {
            standIn = StandIn.start(file, port());
        } catch (MVStoreException damaged) {
            throw new EmbeddedException(
                    "The document store " + file + " cannot be opened: " + damaged.getMessage()
                            + ". Move the file away and start again: views are rebuilt from the log.",
                    damaged);
        } catch (Exception fault) {
            throw new EmbeddedException("The embedded Mongo cannot take port " + port() + ": " + fault, fault);
        }
    }

    private void runProgram(Path mongod) {
        List<String> command = List.of(
                mongod.toString(),
                "--fork",
                "--bind_ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port()),
                "--dbpath",
                folder().below("db").toString(),
                "--logpath",
                folder().path().resolve("mongod.txt").toString(),
                "--logappend",
                "--pidfilepath",
                pidFile(folder()).toString(),
                "--wiredTigerCacheSizeGB",
                "0.25");
        try {
            server = Companion.launch(folder().path(), command, pidFile(folder()));
        } catch (Companion.LaunchFailed failed) {
            throw new EmbeddedException(
                    mongod + " cannot be started: " + failed.getMessage() + ". Its log is "
                            + folder().path().resolve("mongod.txt")
                            + "; take it off the PATH, or name a running MongoDB with MONGODB_URI.",
                    failed);
        }
    }

    private static Optional<Path> choose(Path folder, String searchPath) {
        if (Files.exists(standInFile(folder))) {
            return Optional.empty();
        }
        Optional<Path> found = Stream.of(searchPath.split(File.pathSeparator, -1))
                .filter(each -> !each.isEmpty())
                .map(each -> Path.of(each, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty() && Files.exists(folder.resolve("db"))) {
            throw new EmbeddedException("The documents in " + folder + " were written by a mongod, and none is on the"
                    + " PATH: install it again, or choose another folder with --data.");
        }
        return found;
    }

    private static Path standInFile(Path folder) {
        return folder.resolve("standin.mv");
    }

    private static Path pidFile(DataFolder folder) {
        return folder.path().resolve("PID");
    }
}
