/**
 * Makes a catalogue of the world's airports and routes: OpenFlights' files, or our own small ones in the same form, become
 * flights, hotels and cars. What the files do not tell (times, seats, prices, hotels) is made up, always in the same way from the same
 * files and the same seed.
 */
@NullMarked
package dev.wayfare.travel.catalogue.world;

import org.jspecify.annotations.NullMarked;
