package dev.wayfare.embedded.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index on any fields, unique or not. An entry's key is the fields' values followed by the document's position, its
 * value the position; an array gives one entry for each element, an empty one the entry of a missing value, so that
 * every document of an index that is not sparse can be found in it.
 */
final class TreeIndex extends SearchableIndex {
    /** Below every entry; it is there once any document had several entries. */
    private static final Key MULTIKEY_MARK = new Key(new byte[] {0});

    private final MVMap<Key, Key> entries;
    private final boolean unique;
    private boolean multikey;

    TreeIndex(String name, List<IndexKey> keys, boolean sparse, boolean unique, MVMap<Key, Key> entries) {
        super(name, keys, sparse);
        this.entries = entries;
        this.unique = unique;
        this.multikey = entries.containsKey(MULTIKEY_MARK);
    }

    @Override
    boolean isMultikey() {
        return multikey;
    }

    @Override
    Stream<Key> positions(@Nullable Key from, @Nullable Key to, boolean descending) {
        return Scan.of(entries, from, to, descending)
                .filter(entry -> !entry.key().equals(MULTIKEY_MARK))
                .map(Scan.Entry::value);
    }

    @Override
    long countOf(@Nullable Key from, @Nullable Key to) {
        return Scan.count(entries, from, to);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        refuseTaken(document, null, collection);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Key> collection) {
        refuseTaken(after, KeyEncoder.of(before.get(IdIndex.FIELD)), collection);
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        Collection<Key> values = valuesOf(document).keySet();
        if (values.size() > 1 && !multikey) {
            entries.put(MULTIKEY_MARK, MULTIKEY_MARK);
            multikey = true;
        }
        values.forEach(value -> entries.put(value.followedBy(position), position));
    }

    @Override
    public Key remove(Document document) {
        Key position = KeyEncoder.of(document.get(IdIndex.FIELD));
        valuesOf(document).keySet().forEach(value -> entries.remove(value.followedBy(position)));
        return position;
    }

    @Override
    public void updateInPlace(Document before, Document after, Key position, MongoCollection<Key> collection) {
        if (!valuesOf(before).keySet().equals(valuesOf(after).keySet())) {
            remove(before);
            add(after, position, collection);
        }
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    private void refuseTaken(Document document, @Nullable Key self, MongoCollection<Key> collection) {
        if (!unique) {
            return;
        }
        valuesOf(document).forEach((value, fields) -> {
            boolean taken = positions(value, value.afterPrefix(), false).anyMatch(other -> !other.equals(self));
            if (taken) {
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(fields));
            }
        });
    }

    /** The values of the indexed fields, encoded and as they are; none if the index is sparse and has no place for them. */
    private Map<Key, List<@Nullable Object>> valuesOf(Document document) {
        List<@Nullable Object> fields = new ArrayList<>();
        boolean anyPresent = false;
        int array = -1;
        for (String field : fields()) {
            Object value = Utils.getSubdocumentValueCollectionAware(document, field);
            anyPresent |= !(value instanceof Missing);
            if (value instanceof Collection<?>) {
                if (array >= 0) {
                    throw new CannotIndexParallelArraysError(List.of(field, fields().get(array)));
                }
                array = fields.size();
            }
            fields.add(value instanceof Missing ? null : value);
        }
        if (isSparse() && !anyPresent) {
            return Map.of();
        }
        Map<Key, List<@Nullable Object>> values = new LinkedHashMap<>();
        for (Object element : array < 0 ? List.of(false) : elements(fields.get(array))) {
            List<@Nullable Object> row = new ArrayList<>(fields);
            if (array >= 0) {
                row.set(array, element);
            }
            values.put(KeyEncoder.ofAll(row), row);
        }
        return values;
    }

    private static Collection<? extends @Nullable Object> elements(@Nullable Object array) {
        List<@Nullable Object> elements = new ArrayList<>();
        if (array instanceof Collection<?> values) {
            elements.addAll(values);
        }
        if (elements.isEmpty()) {
            elements.add(null);
        }
        return elements;
    }
}
