/**
 * The payment provider: a port, a simulated one, and the at-least-once worker between it and the log.
 *
 * <p>Topics: {@code payment-tasks} in, {@code billing-tasks} out.
 */
@NullMarked
package dev.wayfare.billing.payments;

import org.jspecify.annotations.NullMarked;
