package dev.wayfare.embedded.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The index on {@code _id}: the documents' own map, since its keys are the ids. Nothing is stored twice. */
final class IdIndex extends SearchableIndex {
    static final String FIELD = "_id";

    private final MVMap<Key, byte[]> documents;

    IdIndex(String name, MVMap<Key, byte[]> documents) {
        super(name, List.of(new IndexKey(FIELD, true)), false);
        this.documents = documents;
    }

    @Override
    boolean isMultikey() {
        return false;
    }

    @Override
    Stream<Key> positions(@Nullable Key from, @Nullable Key to, boolean descending) {
        return Scan.of(documents, from, to, descending).map(Scan.Entry::key);
    }

    @Override
    long countOf(@Nullable Key from, @Nullable Key to) {
        return Scan.count(documents, from, to);
    }

    @Override
    public @Nullable Key getPosition(Document document) {
        Key key = KeyEncoder.of(document.get(FIELD));
        return documents.containsKey(key) ? key : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (getPosition(document) != null) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get(FIELD)));
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {}

    @Override
    public @Nullable Key remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void updateInPlace(Document before, Document after, Key position, MongoCollection<Key> collection) {}

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }
}
