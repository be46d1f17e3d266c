/**
 * The follower of rides on the log, and what it tells.
 *
 * <p>Topics in: {@code tracking-tasks}, {@code driver-location-updates}. Topics out: {@code live-ride-tracking},
 * {@code tracking-events}, {@code ride-actions}.
 */
@NullMarked
package dev.wayfare.tracking.stream;

import org.jspecify.annotations.NullMarked;
