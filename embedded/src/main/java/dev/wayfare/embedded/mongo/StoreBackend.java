package dev.wayfare.embedded.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Set;

/**
 * Runs each command of a client between two commits of the store. A write that asks to be durable (write concern
 * {@code j: true} or {@code w: "majority"}) is answered after a commit; so is {@code fsync}.
 */
final class StoreBackend extends AbstractMongoBackend {
    /** As with a {@code mongod}, one answer holds only so many documents, and the client asks for more. */
    private static final int BATCH = 1000;

    private static final Set<String> BATCHED = Set.of("find", "getMore");

    private final DurableStore store;

    StoreBackend(DurableStore store) {
        this.store = store;
        databaseNames().forEach(this::resolveDatabase);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equalsIgnoreCase("fsync")) {
            store.commit();
            return new Document("ok", 1.0);
        }
        if (BATCHED.contains(command)) {
            query.putIfAbsent("batchSize", BATCH);
        }
        Document answer = store.run(() -> super.handleCommand(channel, database, command, query));
        if (wantsDurability(query)) {
            store.commit();
        }
        return answer;
    }

    @Override
    public QueryResult handleQuery(MongoQuery query) {
        return store.run(() -> super.handleQuery(query));
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoreDatabase(name, store, getCursorRegistry());
    }

    private List<String> databaseNames() {
        return store.store().getMapNames().stream()
                .filter(map -> map.startsWith(StoreDatabase.DOCUMENTS))
                .map(map -> map.substring(StoreDatabase.DOCUMENTS.length()))
                .map(namespace -> namespace.substring(0, namespace.indexOf('.')))
                .distinct()
                .toList();
    }

    private static boolean wantsDurability(Document query) {
        return query.get("writeConcern") instanceof Document concern
                && (Boolean.TRUE.equals(concern.get("j")) || "majority".equals(concern.get("w")));
    }
}
