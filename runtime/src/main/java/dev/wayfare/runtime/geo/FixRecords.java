package dev.wayfare.runtime.geo;

import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Fixes as records of {@code driver-location-updates}: the key is the driver's id, the value is binary, and there are no
 * headers, since there are so many of them. Whoever reads them by the hundred thousand takes the raw records and
 * {@link dev.wayfare.contracts.fleet.FixBytes}. Stateless.
 */
public final class FixRecords {

    /** Logical type name of binary fixes. */
    public static final String TYPE = Envelope.FIXES;

    /** Reads binary fixes as {@link LocationFixes}, and JSON wherever else a record came from. */
    public static final Envelope.ValueReader READER = (record, type) ->
            type.equals(TYPE) ? LocationFixes.decode(record.value()) : Envelope.JSON.read(record, type);

    private FixRecords() {}

    /** The record that puts fixes into the log. */
    public static ProducerRecord<byte[], byte[]> of(UserId driver, LocationFixes fixes) {
        return new ProducerRecord<>(
                Topics.DRIVER_LOCATION_UPDATES.name(), driver.value().getBytes(StandardCharsets.UTF_8), fixes.encode());
    }

    /** The record that puts one fix into the log. */
    public static ProducerRecord<byte[], byte[]> of(UserId driver, LocationFix fix) {
        return of(driver, new LocationFixes(List.of(fix)));
    }

    /** Whether a record of any topic holds binary fixes. */
    public static boolean isFixes(ConsumerRecord<byte[], byte[]> record) {
        return record.topic().equals(Topics.DRIVER_LOCATION_UPDATES.name());
    }
}
