package dev.wayfare.runtime.command;

import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.runtime.log.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Appends to the log, acks=all, in order per key. Thread-safe. */
public final class LogWriter implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final Clock clock;

    public LogWriter(Producer<byte[], byte[]> producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    /** Completes when the command is in the log; fails when it could not be written in time. */
    public CompletableFuture<RecordMetadata> append(Command command) {
        return append(command, null);
    }

    CompletableFuture<RecordMetadata> append(Command command, @Nullable ReplyTo replyTo) {
        return send(record(command, replyTo));
    }

    /** The record of a command, for whoever keeps it until it can be written. */
    public ProducerRecord<byte[], byte[]> record(Command command, @Nullable ReplyTo replyTo) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                command.topic().name(), command.key().getBytes(StandardCharsets.UTF_8), Json.write(command.value()));
        var headers = record.headers();
        RecordHeaders.add(headers, Headers.ID, command.id());
        RecordHeaders.add(
                headers, Headers.TYPE, WireTypes.nameOf(command.value().getClass()));
        RecordHeaders.add(headers, Headers.SOURCE, command.source());
        RecordHeaders.add(headers, Headers.TIME, clock.instant().toString());
        RecordHeaders.add(headers, Headers.CORRELATION_ID, command.correlation());
        RecordHeaders.add(headers, Headers.TRACEPARENT, command.traceparent());
        RecordHeaders.add(headers, Headers.BODY_HASH, command.bodyHash());
        RecordHeaders.add(headers, Headers.REPLY_TO, replyTo == null ? null : replyTo.text());
        return record;
    }

    /** Appends a ready record. */
    public CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<RecordMetadata> done = new CompletableFuture<>();
        try {
            var _ = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    done.complete(metadata);
                } else {
                    done.completeExceptionally(failure);
                }
            });
        } catch (KafkaException | IllegalStateException e) {
            done.completeExceptionally(e);
        }
        return done;
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(5));
    }
}
