/**
 * How far and how long it is from here to there. {@link dev.wayfare.routing.TravelTimes} is the port that everybody asks;
 * {@link dev.wayfare.routing.FactoredTravelTimes} is the maker that needs nothing but factors, fitted from real trips. Pure: the
 * time of departure is a parameter, and the JDK and the kernel suffice.
 */
@NullMarked
package dev.wayfare.routing;

import org.jspecify.annotations.NullMarked;
