/**
 * The life of a ride, from the request to its end and the ratings after it.
 *
 * <p>Topics in: {@code ride-requests}, {@code ride-actions}, {@code driver-claim-outcomes}, {@code dispatch-outcomes}. Topics
 * out: {@code ride-events}, {@code dispatch-requests}, {@code driver-claims}, {@code driver-actions}, {@code billing-tasks},
 * {@code tracking-tasks}.
 */
@NullMarked
package dev.wayfare.rides;

import org.jspecify.annotations.NullMarked;
