package dev.wayfare.checker.log;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One committed record, as it stands on the log. Immutable by convention: nobody writes to the value's bytes.
 */
public final class LogRecord {

    private final Place place;
    private final @Nullable String key;
    private final Map<String, String> headers;
    private final byte @Nullable [] value;
    private final long timestamp;

    /**
     * A record.
     *
     * @param headers by name, as text; those that the referee does not read may be left out
     * @param timestamp milliseconds since 1970
     */
    public LogRecord(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            Map<String, String> headers,
            byte @Nullable [] value,
            long timestamp) {
        this.place = new Place(topic, partition, offset);
        this.key = key;
        this.headers = Map.copyOf(headers);
        this.value = value;
        this.timestamp = timestamp;
    }

    public Place place() {
        return place;
    }

    public String topic() {
        return place.topic();
    }

    public @Nullable String key() {
        return key;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public byte @Nullable [] value() {
        return value;
    }

    /** Milliseconds since 1970. */
    public long timestamp() {
        return timestamp;
    }

    @Override
    public String toString() {
        return place + " " + key;
    }
}
