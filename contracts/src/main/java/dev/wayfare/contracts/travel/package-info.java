/** What travel says on the log: stock as resources, bookings, and what is asked of them. */
@NullMarked
package dev.wayfare.contracts.travel;

import org.jspecify.annotations.NullMarked;
