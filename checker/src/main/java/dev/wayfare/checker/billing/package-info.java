/** Checks of bills, payments, the ledger and invoice numbers: {@code payments} and {@code invoice-events}. */
@NullMarked
package dev.wayfare.checker.billing;

import org.jspecify.annotations.NullMarked;
