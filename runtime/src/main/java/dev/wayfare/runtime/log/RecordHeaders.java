package dev.wayfare.runtime.log;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Text headers of Kafka records. Stateless. */
public final class RecordHeaders {

    private RecordHeaders() {}

    /** The last header of this name, as UTF-8 text. */
    public static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Adds a header unless there is nothing to say. */
    public static void add(Headers headers, String name, @Nullable String text) {
        if (text != null) {
            headers.add(name, text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
