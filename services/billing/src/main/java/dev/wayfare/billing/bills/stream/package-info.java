/** The owner of bills on the log: {@code billing-tasks} in, {@code payments}, {@code invoice-numbers} and {@code payment-tasks} out. */
@NullMarked
package dev.wayfare.billing.bills.stream;

import org.jspecify.annotations.NullMarked;
