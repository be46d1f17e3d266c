/**
 * What rides cost and what became of the money: tariffs, bills, invoice numbers, the double-entry journal, payments.
 *
 * <p>Topics in: {@code billing-tasks}, {@code invoice-numbers}, {@code payment-tasks}. Topics out: {@code payments},
 * {@code invoice-events}, and the three again. Views: bills, journal, earnings.
 */
@NullMarked
package dev.wayfare.billing;

import org.jspecify.annotations.NullMarked;
