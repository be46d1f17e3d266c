/** What a booking may become: states, decisions, timers, refunds. Pure; time is a parameter. */
@NullMarked
package dev.wayfare.travel.booking.model;

import org.jspecify.annotations.NullMarked;
