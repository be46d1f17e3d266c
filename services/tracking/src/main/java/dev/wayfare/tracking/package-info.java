/**
 * Rides on their way: where the driver is, how far he has driven, what was noticed, and where he has been.
 *
 * <p>Topics in: {@code tracking-tasks}, {@code driver-location-updates}. Topics out: {@code live-ride-tracking},
 * {@code tracking-events}, {@code ride-actions}.
 */
@NullMarked
package dev.wayfare.tracking;

import org.jspecify.annotations.NullMarked;
