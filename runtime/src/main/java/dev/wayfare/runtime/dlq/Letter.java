package dev.wayfare.runtime.dlq;

import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.runtime.log.DeadLetter;
import dev.wayfare.runtime.log.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * One record that was put aside and that nobody has dealt with.
 *
 * @param record as it lies on its dead-letter topic
 */
public record Letter(ConsumerRecord<byte[], byte[]> record) {

    private static final int LONGEST_MESSAGE = 160;

    /** Names it for the command line: {@code topic@offset}. */
    public String id() {
        return record.topic() + "@" + record.offset();
    }

    public String key() {
        return record.key() == null ? "-" : new String(record.key(), StandardCharsets.UTF_8);
    }

    /** Exception and message, without what differs from record to record beyond the first line. */
    public String cause() {
        String message = header(DeadLetter.MESSAGE).lines().findFirst().orElse("");
        String shown = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
        return header(DeadLetter.CAUSE) + ": " + shown;
    }

    /** Topic that it came from. */
    public String origin() {
        return header(DeadLetter.TOPIC);
    }

    /** Where it stood there: partition and offset. */
    public String place() {
        return header(DeadLetter.PARTITION) + "@" + header(DeadLetter.OFFSET);
    }

    public String group() {
        return header(DeadLetter.GROUP);
    }

    public String type() {
        return header(Headers.TYPE);
    }

    public String time() {
        return header(DeadLetter.TIME);
    }

    public String stack() {
        return header(DeadLetter.STACK);
    }

    /** Its value as text; unreadable bytes show as such. */
    public String value() {
        return record.value() == null ? "-" : new String(record.value(), StandardCharsets.UTF_8);
    }

    private String header(String name) {
        @Nullable String text = RecordHeaders.text(record.headers(), name);
        return Objects.requireNonNullElse(text, "");
    }
}
