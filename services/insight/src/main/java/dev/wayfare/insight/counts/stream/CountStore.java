package dev.wayfare.insight.counts.stream;

import dev.wayfare.contracts.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Records as JSON under text keys, in the store of one partition. One thread. */
final class CountStore {

    /** Name of the store; its changelog is named after it. */
    static final String NAME = "insight-store";

    private static final byte[] MARK = {1};

    private final KeyValueStore<Bytes, byte[]> store;

    CountStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** What begins with a text, in the order of its keys. */
    record Found<T>(String key, T value) {}

    <T> @Nullable T find(String key, Class<T> type) {
        byte[] value = store.get(bytes(key));
        return value == null ? null : Json.read(value, type);
    }

    <T> T get(String key, Class<T> type, T otherwise) {
        T found = find(key, type);
        return found == null ? otherwise : found;
    }

    /** Keeps a value; null forgets it. */
    void put(String key, @Nullable Object value) {
        if (value == null) {
            store.delete(bytes(key));
        } else {
            store.put(bytes(key), Json.write(value));
        }
    }

    void mark(String key) {
        store.put(bytes(key), MARK);
    }

    void unmark(String key) {
        store.delete(bytes(key));
    }

    long count(String key) {
        byte[] value = store.get(bytes(key));
        long next = value == null ? 1 : Long.parseLong(new String(value, StandardCharsets.UTF_8)) + 1;
        store.put(bytes(key), Long.toString(next).getBytes(StandardCharsets.UTF_8));
        return next;
    }

    List<String> keysFrom(String prefix) {
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = range(prefix)) {
            all.forEachRemaining(one -> keys.add(text(one.key)));
        }
        return keys;
    }

    <T> List<Found<T>> allFrom(String prefix, Class<T> type) {
        List<Found<T>> found = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = range(prefix)) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> one = all.next();
                found.add(new Found<>(text(one.key), Json.read(one.value, type)));
            }
        }
        return found;
    }

    /** Up to the next text of that length: no key is as short as that. */
    private KeyValueIterator<Bytes, byte[]> range(String prefix) {
        byte[] end = prefix.getBytes(StandardCharsets.UTF_8);
        end[end.length - 1]++;
        return store.range(bytes(prefix), Bytes.wrap(end));
    }

    private static Bytes bytes(String key) {
        return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Bytes key) {
        return new String(key.get(), StandardCharsets.UTF_8);
    }
}
