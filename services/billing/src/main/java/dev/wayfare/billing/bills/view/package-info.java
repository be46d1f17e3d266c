/** What people see of bills: the bills themselves, the journal, and what drivers earned. Folded from {@code payments}. */
@NullMarked
package dev.wayfare.billing.bills.view;

import org.jspecify.annotations.NullMarked;
