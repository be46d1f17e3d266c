/** Rides on their way, by the whole platform. */
@NullMarked
package dev.wayfare.app.tracking;

import org.jspecify.annotations.NullMarked;
