/**
 * The owner of bills on the log: {@code billing-tasks} in,
 * {@code payments}, {@code invoice-numbers}, {@code payment-tasks} and {@code booking-actions} out.
 */
@NullMarked
package dev.wayfare.billing.bills.stream;

import org.jspecify.annotations.NullMarked;
