package dev.wayfare.contracts.wire;

import dev.wayfare.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What the owner that decided last tells the one who waits, on {@code command-outcomes}.
 *
 * @param command id of the command
 * @param subject the aggregate that decided, such as the ride of an accepted offer
 * @param version of that aggregate after the decision
 * @param refusal null when applied
 */
public record CommandOutcome(
        String command,
        String subject,
        long version,
        @Nullable Refusal refusal) {

    public boolean isApplied() {
        return refusal == null;
    }
}
