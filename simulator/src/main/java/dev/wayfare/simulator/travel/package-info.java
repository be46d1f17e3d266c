/** Travellers, who search, book, pay, change their minds and call off, by the public API alone. */
@NullMarked
package dev.wayfare.simulator.travel;

import org.jspecify.annotations.NullMarked;
