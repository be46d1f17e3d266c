package dev.wayfare.embedded.mongo;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** One collection: its documents in one map of the store, keyed by {@code _id}. */
final class StoreCollection extends AbstractSynchronizedMongoCollection<Key> {
    private final MVMap<Key, byte[]> documents;

    StoreCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            MVMap<Key, byte[]> documents) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Optional<QueryPlan> plan = plan(query, orderBy, limit > 0);
        if (plan.isEmpty()) {
            return matchDocuments(query, orderBy, skip, limit, batchSize, projection);
        }
        Stream<Document> found = plan.get()
                .positions()
                .map(documents::get)
                .filter(Objects::nonNull)
                .map(DocumentBytes::read);
        Document remainingOrder = plan.get().ordered() ? null : orderBy;
        Document remainingQuery = plan.get().isExact(query) ? new Document() : query;
        return matchDocumentsFromStream(found, remainingQuery, remainingOrder, skip, limit, batchSize, projection);
    }

    /** Whether a query finds its documents by an index. */
    Optional<QueryPlan> plan(Document query, @Nullable Document orderBy, boolean limited) {
        List<SearchableIndex> indexes = getIndexes().stream()
                .filter(SearchableIndex.class::isInstance)
                .map(SearchableIndex.class::cast)
                .toList();
        return QueryPlan.best(indexes, query, orderBy, limited);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        Stream<Document> all = Scan.of(documents, null, null, isNaturalDescending(orderBy))
                .map(entry -> DocumentBytes.read(entry.value()));
        return matchDocumentsFromStream(all, query, orderBy, skip, limit, batchSize, projection);
    }

    /**
     * A document that is replaced whole and named by its id, as folds do thousands of times a second, needs neither a query
     * nor the copies that the server's own way makes of it.
     */
    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        if (!isMulti && isReplacementById(selector, update)) {
            Key position = KeyEncoder.of(selector.get(IdIndex.FIELD));
            byte[] before = documents.get(position);
            if (before != null) {
                boolean changed = replace(position, before, update);
                List<Object> changedIds = changed ? List.of(selector.get(IdIndex.FIELD)) : List.of();
                oplog.handleUpdate(getFullName(), selector, update, changedIds);
                return new Document("n", 1).append("nModified", changedIds.size());
            }
        }
        return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
    }

    private static boolean isReplacementById(Document selector, Document update) {
        return selector.size() == 1
                && selector.get(IdIndex.FIELD) instanceof String id
                && id.equals(update.get(IdIndex.FIELD))
                && update.keySet().stream().noneMatch(field -> field.startsWith("$") || field.indexOf('.') >= 0);
    }

    private boolean replace(Key position, byte[] bytes, Document after) {
        byte[] replacement = DocumentBytes.write(after);
        if (Arrays.equals(bytes, replacement)) {
            return false;
        }
        Document before = DocumentBytes.read(bytes);
        for (Index<Key> index : getIndexes()) {
            index.checkUpdate(before, after, this);
        }
        for (Index<Key> index : getIndexes()) {
            index.updateInPlace(before, after, position, this);
        }
        documents.put(position, replacement);
        return true;
    }

    @Override
    protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
        return Scan.of(documents, null, null, false)
                .map(entry -> new DocumentWithPosition<>(DocumentBytes.read(entry.value()), entry.key()));
    }

    @Override
    protected Key addDocumentInternal(Document document) {
        String idField = getIdField();
        Key key = KeyEncoder.of(idField == null ? UUID.randomUUID() : document.get(idField));
        documents.put(key, DocumentBytes.write(document));
        return key;
    }

    @Override
    protected void handleUpdate(Key position, Document before, Document after) {
        documents.put(position, DocumentBytes.write(after));
    }

    @Override
    protected void removeDocument(Key position) {
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("No document at " + position);
        }
    }

    @Override
    protected Document getDocument(Key position) {
        byte[] bytes = documents.get(position);
        if (bytes == null) {
            throw new NoSuchElementException("No document at " + position);
        }
        return DocumentBytes.read(bytes);
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new UnsupportedOperationException("The size of the documents is not counted");
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
