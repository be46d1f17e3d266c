package dev.wayfare.runtime.decider;

import dev.wayfare.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a command, kept for a day so that a repeat gets the same.
 *
 * @param at epoch milliseconds of the decision
 * @param bodyHash of the client's request; a repeat with another one is refused
 * @param version of the aggregate after the decision
 * @param refusal null when applied
 * @param delegated the message by which the answer was left to another owner; null when answered here
 */
record Answer(
        long at,
        @Nullable String bodyHash,
        long version,
        @Nullable Refusal refusal,
        @Nullable Delegated delegated) {

    /** Sent again, with the new caller's address, when the command is repeated. */
    record Delegated(String topic, String key, String type, byte[] value) {}
}
