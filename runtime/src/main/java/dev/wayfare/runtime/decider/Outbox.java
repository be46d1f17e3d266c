package dev.wayfare.runtime.decider;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What follows from a decision, besides its events. All of it commits with the decision or not at all; ids are
 * deterministic. Not thread-safe; valid only during the call it is given to.
 */
public interface Outbox {

    /** Sends a command or an answer to another owner. */
    void send(Topic topic, String key, Object value);

    /** Like {@link #send}, and hands over who waits: the receiver will answer the caller, not this owner. */
    void delegate(Topic topic, String key, Object value);

    /** Answers somebody who waits for something later than his command, and whose address the state has kept. */
    void reply(ReplyTo to, String subject, long version, @Nullable Refusal refusal);
}
