package dev.wayfare.gateway.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.kernel.UserId;
import java.time.Instant;

/**
 * One thing that a user is told.
 *
 * @param entity what it is about, and its version there: a repeat of it is not told twice
 * @param type frozen name, such as {@code ride.accepted}
 */
record FeedEntry(UserId user, String entity, long version, String type, Instant at, ObjectNode data) {}
