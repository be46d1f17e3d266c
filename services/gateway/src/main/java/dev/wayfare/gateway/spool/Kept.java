package dev.wayfare.gateway.spool;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A command that waits for the log.
 *
 * @param id sorts by the order in which commands were kept
 * @param record as it will be appended
 * @param validUntil when nobody wants it any more
 */
record Kept(String id, ProducerRecord<byte[], byte[]> record, Instant validUntil) {

    /** Commands of one lane are appended in their order. */
    String lane() {
        return lane(record.topic(), new String(record.key(), StandardCharsets.UTF_8));
    }

    static String lane(String topic, String key) {
        return topic + '/' + key;
    }
}
