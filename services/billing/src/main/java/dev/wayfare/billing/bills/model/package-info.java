/** The life of a bill, decided without any machinery: issued, numbered, paid or owed, refunded. */
@NullMarked
package dev.wayfare.billing.bills.model;

import org.jspecify.annotations.NullMarked;
