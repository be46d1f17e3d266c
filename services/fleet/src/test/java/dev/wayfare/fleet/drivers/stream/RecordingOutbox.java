package dev.wayfare.fleet.drivers.stream;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.decider.Outbox;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a decision would send. */
final class RecordingOutbox implements Outbox {

    /** One message. */
    record Sent(String topic, String key, Object value, boolean delegated) {}

    final List<Sent> sent = new ArrayList<>();

    @Override
    public void send(Topic topic, String key, Object value) {
        sent.add(new Sent(topic.name(), key, value, false));
    }

    @Override
    public void delegate(Topic topic, String key, Object value) {
        sent.add(new Sent(topic.name(), key, value, true));
    }

    @Override
    public void reply(ReplyTo to, String subject, long version, @Nullable Refusal refusal) {
        throw new AssertionError("a driver's owner keeps no reply addresses");
    }
}
