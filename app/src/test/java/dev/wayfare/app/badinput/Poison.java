package dev.wayfare.app.badinput;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.log.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that nobody can make sense of.
 *
 * @param name why; it is the record's key
 * @param type as its header says; null for no header
 * @param value null for none
 */
record Poison(String name, @Nullable String type, byte @Nullable [] value) {

    private static final String REAL = "ride.request.v1";

    /** One of each kind. */
    static final List<Poison> KINDS = List.of(
            new Poison("rubbish", null, new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0}),
            new Poison("cut-off", REAL, bytes("{\"ride\":\"ride_01")),
            new Poison("unheard-of", "comet.landed.v9", bytes("{}")),
            new Poison("empty", REAL, null));

    /** As large as the log takes: with a cause and a stack it is larger than that. */
    static final Poison HUGE = new Poison("huge", REAL, bytes("[".repeat(1_048_000)));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Puts this on a partition of a topic; done when it is there. */
    CompletableFuture<?> put(Topic topic, int partition, LogWriter writer) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.name(), partition, bytes(name), value);
        if (type != null) {
            RecordHeaders.add(record.headers(), Headers.TYPE, type);
        }
        return writer.send(record);
    }
}
