package dev.wayfare.runtime.decider;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what one decision sends, so that nothing leaves before all of it could be written. */
final class Outgoing implements Outbox {

    /**
     * One message on its way out.
     *
     * @param version of the aggregate for its events; −1 for messages to others
     * @param delegated the receiver answers the one who waits
     */
    record Message(String topic, String key, String type, byte[] value, long version, boolean delegated) {}

    private final List<Message> messages = new ArrayList<>(4);
    private Answer.@Nullable Delegated delegated;

    void event(Topic topic, String key, Object value, long version) {
        messages.add(message(topic.name(), key, value, version, false));
    }

    @Override
    public void send(Topic topic, String key, Object value) {
        messages.add(message(topic.name(), key, value, -1, false));
    }

    @Override
    public void delegate(Topic topic, String key, Object value) {
        if (delegated != null) {
            throw new IllegalStateException("one command can be delegated to one owner only");
        }
        Message message = message(topic.name(), key, value, -1, true);
        delegated = new Answer.Delegated(message.topic, message.key, message.type, message.value);
        messages.add(message);
    }

    @Override
    public void reply(ReplyTo to, String subject, long version, @Nullable Refusal refusal) {
        CommandOutcome outcome = new CommandOutcome(to.command(), subject, version, refusal);
        messages.add(message(Topics.COMMAND_OUTCOMES.name(), to.text(), outcome, -1, false));
    }

    /** Sends a remembered delegation again. */
    void again(Answer.Delegated remembered) {
        messages.add(
                new Message(remembered.topic(), remembered.key(), remembered.type(), remembered.value(), -1, true));
    }

    List<Message> messages() {
        return messages;
    }

    Answer.@Nullable Delegated delegated() {
        return delegated;
    }

    private static Message message(String topic, String key, Object value, long version, boolean delegated) {
        return new Message(topic, key, WireTypes.nameOf(value.getClass()), Json.write(value), version, delegated);
    }
}
