/** The view {@code travel-bookings}, folded from the topic {@code bookings}. */
@NullMarked
package dev.wayfare.travel.booking.view;

import org.jspecify.annotations.NullMarked;
