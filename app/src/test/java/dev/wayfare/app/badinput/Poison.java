package dev.wayfare.app.badinput;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.log.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Records that nobody can make sense of, each for a reason of its own. */
enum Poison {
    /** Bytes that are nothing, from somebody who knows no headers. */
    RUBBISH(null, new byte[] {(byte) 0xff, (byte) 0xfe, '{', 0}),
    /** The beginning of a command. */
    CUT_OFF("ride.request.v1", "{\"ride\":\"ride_01".getBytes(StandardCharsets.UTF_8)),
    /** A type of a future, or of somebody else's. */
    UNHEARD_OF("comet.landed.v9", "{}".getBytes(StandardCharsets.UTF_8)),
    /** Nothing at all. */
    EMPTY("ride.request.v1", null);

    private final @Nullable String type;
    private final byte @Nullable [] value;

    Poison(@Nullable String type, byte @Nullable [] value) {
        this.type = type;
        this.value = value;
    }

    /** Puts this on every partition of a topic; returns when it is there. */
    void put(Topic topic, int partitions, LogWriter writer) {
        List<java.util.concurrent.CompletableFuture<?>> sent = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(topic.name(), partition, name().getBytes(StandardCharsets.UTF_8), value);
            if (type != null) {
                RecordHeaders.add(record.headers(), Headers.TYPE, type);
            }
            sent.add(writer.send(record));
        }
        sent.forEach(java.util.concurrent.CompletableFuture::join);
    }
}
