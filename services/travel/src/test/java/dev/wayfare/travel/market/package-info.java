/** Bookings, stock and billing at work together, in memory, with chance in charge of the order. */
@NullMarked
package dev.wayfare.travel.market;

import org.jspecify.annotations.NullMarked;
