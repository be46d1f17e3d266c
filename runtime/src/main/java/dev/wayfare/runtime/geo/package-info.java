/**
 * The live map as it lies in Redis: its keys, how it is divided by H3 cell, and the search for the nearest drivers. Written by
 * the fleet alone; read by whoever looks for drivers. What is read here is a hint: only a driver's owner decides.
 */
@NullMarked
package dev.wayfare.runtime.geo;

import org.jspecify.annotations.NullMarked;
