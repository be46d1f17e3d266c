/**
 * How the ride's decider is fed from the log, and what others are told after a decision.
 *
 * <p>Topics in: {@code ride-requests}, {@code ride-actions}, {@code driver-claim-outcomes}, {@code dispatch-outcomes}. Topics
 * out: {@code ride-events}, {@code dispatch-requests}, {@code driver-claims}, {@code driver-actions}, {@code billing-tasks},
 * {@code tracking-tasks}.
 */
@NullMarked
package dev.wayfare.rides.stream;

import org.jspecify.annotations.NullMarked;
