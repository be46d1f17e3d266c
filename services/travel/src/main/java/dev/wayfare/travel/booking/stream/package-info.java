/**
 * How the booking's decider is fed from the log, and what others are told after a decision.
 *
 * <p>Topics in: {@code booking-requests}, {@code booking-actions}, {@code inventory-claim-outcomes}. Topics out:
 * {@code bookings}, {@code inventory-claims}, {@code billing-tasks}.
 */
@NullMarked
package dev.wayfare.travel.booking.stream;

import org.jspecify.annotations.NullMarked;
