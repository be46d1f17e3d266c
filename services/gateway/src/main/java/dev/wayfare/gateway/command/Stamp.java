package dev.wayfare.gateway.command;

import java.time.Instant;

/**
 * The ids that a request's command has, whenever it is repeated, and the time by which it is judged.
 *
 * @param id of the thing that it makes, or of the action
 * @param commandId its idempotency in the log
 */
public record Stamp(String id, String commandId, Instant now) {}
