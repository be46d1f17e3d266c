/** What a ride may become: states, decisions, timers, fees. Pure; time is a parameter. */
@NullMarked
package dev.wayfare.rides.model;

import org.jspecify.annotations.NullMarked;
