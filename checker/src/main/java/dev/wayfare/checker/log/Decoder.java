package dev.wayfare.checker.log;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads records by their logical type names. Never throws for what stands on the log. Thread-safe. */
public final class Decoder {

    private static final String LEDGER_POSTED = WireTypes.nameOf(BillEvent.LedgerPosted.class);
    private static final ObjectReader TREE = Json.mapper().reader();
    private static final Map<String, Topic> CATALOGUE =
            Topics.ALL.stream().collect(Collectors.toUnmodifiableMap(Topic::name, Function.identity()));

    private final ConcurrentHashMap<String, String> keys = new ConcurrentHashMap<>();

    /** What this record says. */
    public Reading read(LogRecord record) {
        String type = record.headers().get(Headers.TYPE);
        if (type == null) {
            return new Reading.Unreadable(record.place(), "no header " + Headers.TYPE);
        }
        Optional<Class<?>> known = WireTypes.typeOf(type);
        if (known.isEmpty()) {
            return new Reading.UnknownType(record.place(), type);
        }
        String key = record.key();
        byte[] value = record.value();
        if (key == null || value == null) {
            return new Reading.Unreadable(record.place(), type + " without a " + (key == null ? "key" : "value"));
        }
        if (!belongs(record.topic(), known.get())) {
            return new Reading.Unreadable(record.place(), type + " does not belong on " + record.topic());
        }
        return decode(record, type, known.get(), key, value);
    }

    private Reading decode(LogRecord record, String type, Class<?> as, String key, byte[] value) {
        try {
            Object content = type.equals(LEDGER_POSTED) ? posting(value) : Json.read(value, as);
            return new Reading.Known(new Decoded(
                    record.place(),
                    shared(key),
                    type,
                    version(record.headers().get(Headers.VERSION)),
                    record.headers().get(Headers.ID),
                    record.headers().get(Headers.CAUSATION_ID),
                    content));
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return new Reading.Unreadable(record.place(), type + ": " + firstLine(e.getMessage()));
        }
    }

    private static RawPosting posting(byte[] value) {
        try {
            return RawPosting.of(TREE.readTree(value));
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + e.getMessage(), e);
        }
    }

    private static long version(@Nullable String header) {
        return header == null ? Decoded.NO_VERSION : Long.parseLong(header);
    }

    private static boolean belongs(String topic, Class<?> type) {
        Topic entry = CATALOGUE.get(topic);
        return entry == null || entry.values().stream().anyMatch(kind -> kind.isAssignableFrom(type));
    }

    private String shared(String key) {
        String first = keys.putIfAbsent(key, key);
        return first == null ? key : first;
    }

    private static String firstLine(@Nullable String message) {
        String text = message == null ? "no reason given" : message;
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
