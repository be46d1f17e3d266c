/**
 * Counts and sums over rides, bookings, payments and stock, for those who run the platform. Reads {@code ride-events}, {@code
 * bookings}, {@code payments} and {@code inventory-events} as a consumer group of its own and decides nothing.
 */
@NullMarked
package dev.wayfare.insight;

import org.jspecify.annotations.NullMarked;
