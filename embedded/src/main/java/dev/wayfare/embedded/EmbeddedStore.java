package dev.wayfare.embedded;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * What the stores of one machine have in common: a folder that this process owns while the store is open, a port that stays the
 * same, and a server that can be stopped and started again. Thread-safe, except that {@link #close} must be the last call.
 */
abstract class EmbeddedStore implements AutoCloseable {

    private final String name;
    private final DataFolder folder;
    private final int port;

    /**
     * A store that does not run yet.
     *
     * @param name as people say it
     * @param wanted port on the loopback interface; 0 for the one that the folder used before, or a free one
     */
    EmbeddedStore(String name, DataFolder folder, int wanted) {
        this.name = name;
        this.folder = folder;
        this.port = Port.choose(folder.path(), wanted, name);
    }

    /** Opens the folder, makes a store on it and runs that; a store that cannot run gives the folder up. */
    static <S extends EmbeddedStore> S running(Path path, Function<DataFolder, S> store) {
        DataFolder folder = DataFolder.open(path);
        try {
            S opened = store.apply(folder);
            opened.begin();
            return opened;
        } catch (RuntimeException refused) {
            folder.close();
            throw refused;
        }
    }

    final DataFolder folder() {
        return folder;
    }

    final int port() {
        return port;
    }

    /** Starts the server and returns when it answers; called with this locked. */
    abstract void run();

    /** Ends the server, if it runs; called with this locked. */
    abstract void end();

    final synchronized void begin() {
        run();
    }

    /** Ends the server; clients see one that is away until {@link #restart}. */
    public final synchronized void stop() {
        end();
    }

    /** Starts the server again on the same port and data, stopping it first if it runs. */
    public final synchronized void restart() {
        end();
        Port.requireFree(port, name);
        run();
    }

    @Override
    public final void close() {
        try (folder) {
            stop();
        }
    }
}
