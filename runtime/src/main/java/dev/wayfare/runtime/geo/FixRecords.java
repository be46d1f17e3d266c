package dev.wayfare.runtime.geo;

import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.log.RecordHeaders;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Fixes as records of {@code driver-location-updates}, whose values are binary. Stateless. */
public final class FixRecords {

    /** Logical type name of a binary fix. */
    public static final String TYPE = "location-fix";

    /** Reads binary fixes, and JSON wherever else a record came from. */
    public static final Envelope.ValueReader READER =
            (record, type) -> type.equals(TYPE) ? LocationFix.decode(record.value()) : Envelope.JSON.read(record, type);

    private FixRecords() {}

    /** The record that puts a fix into the log, for {@link dev.wayfare.runtime.command.LogWriter#send}. */
    public static ProducerRecord<byte[], byte[]> of(UserId driver, LocationFix fix) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.DRIVER_LOCATION_UPDATES.name(), driver.value().getBytes(StandardCharsets.UTF_8), fix.encode());
        RecordHeaders.add(record.headers(), Headers.TYPE, TYPE);
        return record;
    }
}
