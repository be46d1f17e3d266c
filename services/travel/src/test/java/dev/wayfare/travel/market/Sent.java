package dev.wayfare.travel.market;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.decider.Outbox;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An outbox that keeps what was put into it. */
public final class Sent implements Outbox {

    /** One message. */
    public record Message(Topic topic, String key, Object value) {}

    /** One answer to somebody who waited. */
    public record Reply(
            ReplyTo to,
            String subject,
            long version,
            @Nullable String code) {}

    private final List<Message> messages = new ArrayList<>();
    private final List<Reply> replies = new ArrayList<>();

    @Override
    public void send(Topic topic, String key, Object value) {
        messages.add(new Message(topic, key, value));
    }

    @Override
    public void delegate(Topic topic, String key, Object value) {
        throw new AssertionError("travel answers for itself; it delegated " + value);
    }

    @Override
    public void reply(ReplyTo to, String subject, long version, @Nullable Refusal refusal) {
        replies.add(new Reply(to, subject, version, refusal == null ? null : refusal.code()));
    }

    public List<Message> messages() {
        return messages;
    }

    public List<Reply> replies() {
        return replies;
    }

    /** What was sent of this type. */
    public <T> List<T> values(Class<T> type) {
        return messages.stream()
                .map(Message::value)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
