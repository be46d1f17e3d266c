/** Travelling: bookings are asked for, looked at, paid, and called off. */
@NullMarked
package dev.wayfare.gateway.travelling;

import org.jspecify.annotations.NullMarked;
