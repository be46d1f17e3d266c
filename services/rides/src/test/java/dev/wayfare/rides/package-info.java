/** The rides service as a module. */
@NullMarked
package dev.wayfare.rides;

import org.jspecify.annotations.NullMarked;
