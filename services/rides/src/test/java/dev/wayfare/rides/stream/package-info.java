/** What rides tells others, and races between a ride and its drivers, without a broker. */
@NullMarked
package dev.wayfare.rides.stream;

import org.jspecify.annotations.NullMarked;
