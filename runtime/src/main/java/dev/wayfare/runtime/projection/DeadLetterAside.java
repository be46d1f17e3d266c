package dev.wayfare.runtime.projection;

import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.log.DeadLetter;
import dev.wayfare.runtime.log.LogScope;
import dev.wayfare.runtime.log.RecordHeaders;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts records aside on the dead-letter topics of a group, with their cause. Thread-safe. */
final class DeadLetterAside implements Aside {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterAside.class);

    private final String group;
    private final LogWriter writer;
    private final Clock clock;

    /**
     * The dead letters of a group.
     *
     * @param group the topics {@code <topic>.<group>.dlq} must exist
     */
    DeadLetterAside(String group, LogWriter writer, Clock clock) {
        this.group = group;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public void put(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        String correlation = RecordHeaders.text(record.headers(), Headers.CORRELATION_ID);
        try (LogScope _ = LogScope.about("group", group, correlation)) {
            LOG.warn(
                    "{}: {}-{}@{} put aside: {}",
                    group,
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    cause.toString());
        }
        ProducerRecord<byte[], byte[]> dead = new ProducerRecord<>(
                record.topic() + "." + group + ".dlq", null, record.key(), record.value(), record.headers());
        DeadLetter.describe(
                dead.headers(), group, record.topic(), record.partition(), record.offset(), cause, clock.instant());
        writer.send(dead).join();
    }
}
