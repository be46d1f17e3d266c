/** Products, bills, invoice numbers, ledger and payments. */
@NullMarked
package dev.wayfare.contracts.billing;

import org.jspecify.annotations.NullMarked;
