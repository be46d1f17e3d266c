/** Numbers for invoices and credit notes, without a gap: one series per issuer, year and kind. */
@NullMarked
package dev.wayfare.billing.invoices.model;

import org.jspecify.annotations.NullMarked;
