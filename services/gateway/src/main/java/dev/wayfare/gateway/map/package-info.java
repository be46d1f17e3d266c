/** Drivers on the public map, pushed: one computation for each area that somebody watches, shared by all who do. */
@NullMarked
package dev.wayfare.gateway.map;

import org.jspecify.annotations.NullMarked;
