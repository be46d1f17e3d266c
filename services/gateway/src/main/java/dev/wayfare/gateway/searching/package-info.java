/** Searching flights, hotels and cars: REST in front of travel's own search. */
@NullMarked
package dev.wayfare.gateway.searching;

import org.jspecify.annotations.NullMarked;
