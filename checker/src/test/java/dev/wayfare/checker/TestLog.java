package dev.wayfare.checker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.checker.log.LogRecord;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A log in memory that can be tampered with: its entries are open until it is read. */
final class TestLog {

    private static final ObjectMapper JSON = Json.mapper();
    private static final Set<String> VERSIONED = Set.of(
            "ride-events",
            "driver-events",
            "email-events",
            "account-events",
            "payments",
            "invoice-events",
            "bookings",
            "inventory-events");

    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Long> offsets = new HashMap<>();
    private long commands;

    /** One record before it is written. */
    static final class Entry {
        final String topic;
        final String key;
        final String type;
        ObjectNode json;
        long version;
        String id;

        @Nullable
        String cause;

        byte @Nullable [] raw;

        Entry(Topic topic, String key, Object value, long version, String id) {
            this.topic = topic.name();
            this.key = key;
            this.type = WireTypes.nameOf(value.getClass());
            this.json = tree(value);
            this.version = version;
            this.id = id;
        }

        Entry(Entry from) {
            topic = from.topic;
            key = from.key;
            type = from.type;
            json = from.json.deepCopy();
            version = from.version;
            id = from.id;
            cause = from.cause;
        }
    }

    static ObjectNode tree(Object value) {
        try {
            return (ObjectNode) JSON.readTree(Json.write(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what has the next version of its key, on a topic of events, or a command's number elsewhere. */
    Entry put(Topic topic, String key, Object value) {
        boolean versioned = VERSIONED.contains(topic.name());
        long version = versioned ? versions.merge(topic.name() + "/" + key, 1L, Long::sum) : -1;
        Entry entry = new Entry(topic, key, value, version, versioned ? key + ":" + version : "cmd" + commands++);
        entry.cause = versioned ? "cause/" + entry.id : null;
        entries.add(entry);
        return entry;
    }

    /** The first entry of this type of event or command. */
    Entry first(Class<?> type) {
        return all(type).getFirst();
    }

    Entry last(Class<?> type) {
        return all(type).getLast();
    }

    List<Entry> all(Class<?> type) {
        String name = WireTypes.nameOf(type);
        return entries.stream().filter(entry -> entry.type.equals(name)).toList();
    }

    /** The first entry of this type under this key. */
    Entry of(String key, Class<?> type) {
        return all(type).stream()
                .filter(entry -> entry.key.equals(key))
                .findFirst()
                .orElseThrow();
    }

    void remove(Entry entry) {
        entries.remove(entry);
    }

    void removeAll(String topic, String key) {
        entries.removeIf(entry -> entry.topic.equals(topic) && entry.key.equals(key));
    }

    /** A copy directly after this one. */
    Entry repeat(Entry entry) {
        Entry copy = new Entry(entry);
        entries.add(entries.indexOf(entry) + 1, copy);
        return copy;
    }

    /** A new record directly after this one, under its topic and key. */
    Entry after(Entry entry, Topic topic, Object value) {
        Entry next = new Entry(topic, entry.key, value, entry.version + 1, entry.id + "+");
        entries.add(entries.indexOf(entry) + 1, next);
        return next;
    }

    void swap(Entry one, Entry other) {
        int i = entries.indexOf(one);
        int j = entries.indexOf(other);
        entries.set(i, other);
        entries.set(j, one);
    }

    /** Versions and causes as if nobody had tampered. */
    TestLog renumbered() {
        Map<String, Long> next = new HashMap<>();
        for (Entry entry : entries) {
            if (VERSIONED.contains(entry.topic)) {
                entry.version = next.merge(entry.topic + "/" + entry.key, 1L, Long::sum);
                entry.cause = "cause/" + entry.key + ":" + entry.version;
            }
        }
        return this;
    }

    /** The log as it is now. Offsets go on where the last call ended. */
    List<LogRecord> records() {
        List<LogRecord> records = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            long offset = offsets.merge(entry.topic, 1L, Long::sum) - 1;
            Map<String, String> headers = new HashMap<>(Map.of(Headers.TYPE, entry.type, Headers.ID, entry.id));
            if (entry.version >= 0) {
                headers.put(Headers.VERSION, Long.toString(entry.version));
            }
            if (entry.cause != null) {
                headers.put(Headers.CAUSATION_ID, entry.cause);
            }
            byte[] value = entry.raw == null ? bytes(entry.json) : entry.raw;
            records.add(new LogRecord(entry.topic, 0, offset, entry.key, headers, value, 0));
        }
        return records;
    }

    /** The records since the last call, which are then forgotten. */
    List<LogRecord> drain() {
        List<LogRecord> records = records();
        entries.clear();
        return records;
    }

    private static byte[] bytes(ObjectNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
