package dev.wayfare.runtime.decider;

import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

    private static final byte[] BEGINNING = "{\"at\":".getBytes(StandardCharsets.US_ASCII);

    /** The time of a stored answer. It stands first, so that a sweep over millions reads nothing else. */
    static long timeOf(byte[] json) {
        if (!Arrays.equals(json, 0, Math.min(json.length, BEGINNING.length), BEGINNING, 0, BEGINNING.length)) {
            return Json.read(json, Answer.class).at();
        }
        long at = 0;
        for (int i = BEGINNING.length; i < json.length && json[i] >= '0' && json[i] <= '9'; i++) {
            at = at * 10 + (json[i] - '0');
        }
        return at;
    }

    /** Sent again, with the new caller's address, when the command is repeated. */
    record Delegated(String topic, String key, String type, byte[] value) {}
}
