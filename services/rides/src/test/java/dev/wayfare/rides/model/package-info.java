/** Decisions about rides, events in, command, events out. */
@NullMarked
package dev.wayfare.rides.model;

import org.jspecify.annotations.NullMarked;
