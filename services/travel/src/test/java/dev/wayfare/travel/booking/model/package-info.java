/** The rules of a booking, tested without any machinery. */
@NullMarked
package dev.wayfare.travel.booking.model;

import org.jspecify.annotations.NullMarked;
