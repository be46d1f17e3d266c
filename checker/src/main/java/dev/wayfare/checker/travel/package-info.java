/** What must hold for bookings and the stock that they claim. */
@NullMarked
package dev.wayfare.checker.travel;

import org.jspecify.annotations.NullMarked;
