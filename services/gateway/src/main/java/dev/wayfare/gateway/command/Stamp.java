package dev.wayfare.gateway.command;

import dev.wayfare.contracts.wire.ReplyTo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The ids that a request's command has, whenever it is repeated, and the time by which it is judged.
 *
 * @param id of the thing that it makes, or of the action
 * @param commandId its idempotency in the log
 * @param late who waits for the end of what the command begins, to be carried in its body; null when nobody waits so
 */
public record Stamp(
        String id, String commandId, Instant now, @Nullable ReplyTo late) {}
