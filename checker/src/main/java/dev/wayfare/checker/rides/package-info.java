/** Checks of {@code ride-requests} and {@code ride-events}, and of what drivers and rides say of each other. */
@NullMarked
package dev.wayfare.checker.rides;

import org.jspecify.annotations.NullMarked;
