/** What the gateway asks: searches, and prices of what is to be booked. */
@NullMarked
package dev.wayfare.travel.search.api;

import org.jspecify.annotations.NullMarked;
