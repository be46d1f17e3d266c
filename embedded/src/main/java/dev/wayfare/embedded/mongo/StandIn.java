package dev.wayfare.embedded.mongo;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A running stand-in for a {@code mongod}, on one port of the loopback interface and one file. */
public final class StandIn implements AutoCloseable {
    private static final int WORKERS = 8;

    private final DurableStore store;
    private final MongoServer server;

    private StandIn(DurableStore store, MongoServer server) {
        this.store = store;
        this.server = server;
    }

    /** The server's library throws a failed bind as it is, without declaring it: hence any exception. */
    public static StandIn start(Path file, int port) {
        DurableStore store = DurableStore.open(file);
        try {
            MongoServer server = new MongoServer(new StoreBackend(store));
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, WORKERS);
            return new StandIn(store, server);
        } catch (Exception failed) {
            store.close();
            throw failed;
        }
    }

    /** Returns when everything that was answered before the call survives the end of this process. */
    public void commit() {
        store.commit();
    }

    /** Takes no more commands, then writes what is not written yet. */
    @Override
    public void close() {
        try (store) {
            server.shutdownNow();
        }
    }
}
