/**
 * Drivers: what they do, who may claim them, and where they are now.
 *
 * <p>In: {@code driver-actions}, {@code driver-claims}, {@code driver-location-updates}. Out: {@code driver-events},
 * {@code driver-claim-outcomes}, {@code ride-actions}.
 */
@NullMarked
package dev.wayfare.fleet;

import org.jspecify.annotations.NullMarked;
