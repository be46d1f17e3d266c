/** What a booking tells others. */
@NullMarked
package dev.wayfare.travel.booking.stream;

import org.jspecify.annotations.NullMarked;
