/**
 * The live map in Redis, folded at least once from {@code driver-events} and {@code driver-location-updates}; out:
 * {@code driver-actions} for the edges of a driver's silence. Redis holds nothing that the log does not.
 */
@NullMarked
package dev.wayfare.fleet.livemap.view;

import org.jspecify.annotations.NullMarked;
