/**
 * The demonstration: people sign up, a city lives for some minutes, everybody goes home, and a report says how it was.
 * Needs nothing but the platform's address; prints nothing.
 */
@NullMarked
package dev.wayfare.simulator.demo;

import org.jspecify.annotations.NullMarked;
