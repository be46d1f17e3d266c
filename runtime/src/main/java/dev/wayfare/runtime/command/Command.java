package dev.wayfare.runtime.command;

import dev.wayfare.contracts.topics.Topic;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way to its owner.
 *
 * @param key the aggregate that decides
 * @param value of the topic's types
 * @param id its idempotency: the owner gives it one effect
 * @param source who says it, such as {@code /wayfare/gateway}
 */
public record Command(
        Topic topic,
        String key,
        Object value,
        String id,
        String source,
        @Nullable String correlation,
        @Nullable String traceparent,
        @Nullable String bodyHash) {

    /** A command without a client's request behind it. */
    public static Command of(Topic topic, String key, Object value, String id, String source) {
        return new Command(topic, key, value, id, source, id, null, null);
    }
}
