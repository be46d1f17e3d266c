package dev.wayfare.embedded.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One database: its collections and indexes are maps of the store, named after them. */
final class StoreDatabase extends AbstractSynchronizedMongoDatabase<Key> {
    static final String DOCUMENTS = "documents.";

    private static final String INDEX = "index.";

    private final DurableStore store;

    StoreDatabase(String name, DurableStore store, CursorRegistry cursors) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver resolver, Oplog oplog) {
        if (command.equals("aggregate")) {
            Document answer = aggregateByIndex(query, resolver, oplog);
            if (answer != null) {
                return answer;
            }
        }
        return super.handleCommand(channel, command, query, resolver, oplog);
    }

    /** The server's own aggregation reads every document; one that begins with a match need not. */
    private @Nullable Document aggregateByIndex(Document query, DatabaseResolver resolver, Oplog oplog) {
        String name = String.valueOf(query.get("aggregate"));
        if (!(resolveCollection(name, false) instanceof StoreCollection collection)
                || !(query.get("pipeline") instanceof List<?> stages)
                || stages.isEmpty()
                || !(stages.getFirst() instanceof Document first)
                || !(first.get("$match") instanceof Document match)) {
            return null;
        }
        List<?> rest = stages.subList(1, stages.size());
        if (match.isEmpty() && isCount(rest)) {
            return answer(collection, List.of(new Document("_id", 1).append("n", collection.count())));
        }
        if (collection.plan(match, null, false).isEmpty()) {
            return null;
        }
        Aggregation aggregation = Aggregation.fromPipeline(Aggregation.parse(rest), resolver, this, collection, oplog);
        aggregation.validate(query);
        return answer(collection, aggregation.runStages(collection.handleQueryAsStream(match)));
    }

    /** What a driver sends to count documents: {@code {$group: {_id: 1, n: {$sum: 1}}}}. */
    private static boolean isCount(List<?> stages) {
        return stages.size() == 1
                && stages.getFirst() instanceof Document stage
                && stage.get("$group") instanceof Document group
                && group.keySet().equals(Set.of("_id", "n"))
                && Objects.equals(group.get("_id"), 1)
                && group.get("n") instanceof Document sum
                && sum.keySet().equals(Set.of("$sum"))
                && Objects.equals(sum.get("$sum"), 1);
    }

    private static Document answer(StoreCollection collection, List<Document> documents) {
        return new Document(
                        "cursor",
                        new Document("id", 0L)
                                .append("ns", collection.getFullName())
                                .append("firstBatch", documents))
                .append("ok", 1.0);
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoreCollection(this, name, options, cursorRegistry, store.documents(documentsOf(name)));
    }

    @Override
    protected Index<Key> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        boolean byId = keys.size() == 1 && keys.getFirst().getKey().equals(IdIndex.FIELD);
        return byId
                ? new IdIndex(name, store.documents(documentsOf(collection)))
                : new TreeIndex(name, keys, sparse, true, store.index(indexOf(collection, name)));
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new TreeIndex(name, keys, sparse, false, store.index(indexOf(collection, name)));
    }

    @Override
    protected void dropIndex(MongoCollection<Key> collection, String name) {
        super.dropIndex(collection, name);
        removeMap(indexOf(collection.getCollectionName(), name));
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        removeMap(documentsOf(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new UnsupportedOperationException("Collections cannot be renamed here: copy the documents");
    }

    @Override
    protected long getStorageSize() {
        return store.store().getFileStore().size();
    }

    @Override
    protected long getFileSize() {
        return getStorageSize();
    }

    private void removeMap(String name) {
        Set<String> names = store.store().getMapNames();
        if (names.contains(name)) {
            store.store().removeMap(name);
        }
    }

    private String documentsOf(String collection) {
        return DOCUMENTS + getFullCollectionNamespace(collection);
    }

    private String indexOf(String collection, String name) {
        return INDEX + getFullCollectionNamespace(collection) + "." + name;
    }
}
