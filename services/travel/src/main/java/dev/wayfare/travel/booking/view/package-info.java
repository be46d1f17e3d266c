/** The view {@code bookings}, folded from the topic of the same name. */
@NullMarked
package dev.wayfare.travel.booking.view;

import org.jspecify.annotations.NullMarked;
