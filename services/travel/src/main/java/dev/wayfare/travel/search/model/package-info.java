/** Searching the catalogue: journeys, stays and hires with price and availability; and pricing what is booked. Pure. */
@NullMarked
package dev.wayfare.travel.search.model;

import org.jspecify.annotations.NullMarked;
