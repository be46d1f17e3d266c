package dev.wayfare.runtime.log;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record of the log, read.
 *
 * @param type logical type name; {@code location-fix} for the binary fixes
 * @param value typed, see {@link WireTypes}
 * @param version of the aggregate after this event; 0 when it is no event
 * @param time when it was said
 */
public record Envelope(
        String topic,
        int partition,
        long offset,
        String key,
        String id,
        String type,
        Object value,
        long version,
        Instant time,
        @Nullable String correlation) {

    /** The type of the binary fixes, whose records have no headers. */
    public static final String FIXES = "location-fix";

    /** What reads a record's value: JSON by its type header, unless a topic has a form of its own. */
    public interface ValueReader {
        Object read(ConsumerRecord<byte[], byte[]> record, String type);
    }

    /** Values as JSON of the type that the header names. */
    public static final ValueReader JSON = (record, type) -> WireTypes.read(record.value(), type);

    /**
     * Reads a record.
     *
     * @throws RuntimeException when it has no key, value or type, or its value is not of that type
     */
    public static Envelope read(ConsumerRecord<byte[], byte[]> record, ValueReader values) {
        if (record.key() == null || record.value() == null) {
            throw new IllegalArgumentException("a record without " + (record.key() == null ? "a key" : "a value"));
        }
        String named = RecordHeaders.text(record.headers(), Headers.TYPE);
        String type = named == null && record.topic().equals(Topics.DRIVER_LOCATION_UPDATES.name()) ? FIXES : named;
        String id = RecordHeaders.text(record.headers(), Headers.ID);
        String version = RecordHeaders.text(record.headers(), Headers.VERSION);
        if (type == null) {
            throw new IllegalArgumentException("a record without a " + Headers.TYPE + " header");
        }
        return new Envelope(
                record.topic(),
                record.partition(),
                record.offset(),
                new String(record.key(), StandardCharsets.UTF_8),
                id == null ? record.topic() + "-" + record.partition() + "@" + record.offset() : id,
                type,
                values.read(record, type),
                version == null ? 0 : Long.parseLong(version),
                Instant.ofEpochMilli(record.timestamp()),
                RecordHeaders.text(record.headers(), Headers.CORRELATION_ID));
    }
}
