/**
 * The owner of drivers on the log. In: {@code driver-actions}, {@code driver-claims}. Out: {@code driver-events},
 * {@code driver-claim-outcomes} to whoever claims a driver, {@code ride-actions} for the steps of a ride.
 */
@NullMarked
package dev.wayfare.fleet.drivers.stream;

import org.jspecify.annotations.NullMarked;
