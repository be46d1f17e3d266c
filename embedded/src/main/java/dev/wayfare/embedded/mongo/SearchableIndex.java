package dev.wayfare.embedded.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index whose entries lie in the order of its fields' values. Which index serves a query is decided by
 * {@link QueryPlan}, not by the server's own rule, which takes an index only if a query names exactly its fields.
 */
abstract class SearchableIndex extends Index<Key> {
    SearchableIndex(String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
    }

    List<String> fields() {
        return keys();
    }

    boolean leavesOutDocuments() {
        return isSparse();
    }

    /** Whether a document may have several entries, because one of the fields holds an array. */
    abstract boolean isMultikey();

    /** Where the documents lie whose entries are at or above {@code from} and below {@code to}; null is no bound. */
    abstract Stream<Key> positions(@Nullable Key from, @Nullable Key to, boolean descending);

    /** How many entries that are; found from the shape of the tree, without reading them. */
    abstract long countOf(@Nullable Key from, @Nullable Key to);

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        throw new UnsupportedOperationException("Positions are found by a query plan");
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {}

    /** Without a position of its own the server takes the one of the {@code _id} index, which every collection has. */
    @Override
    public @Nullable Key getPosition(Document document) {
        return null;
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {}
}
