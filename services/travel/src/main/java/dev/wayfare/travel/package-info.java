/** Travel: what can be booked, who holds or has bought how much of it, and the bookings that do. */
@NullMarked
package dev.wayfare.travel;

import org.jspecify.annotations.NullMarked;
