/** The owner of invoice numbers on the log: {@code invoice-numbers} in, {@code invoice-events} and {@code billing-tasks} out. */
@NullMarked
package dev.wayfare.billing.invoices.stream;

import org.jspecify.annotations.NullMarked;
