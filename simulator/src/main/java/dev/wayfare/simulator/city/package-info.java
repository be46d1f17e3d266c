/**
 * A city that lives: streets, riders with patience, drivers with moods.
 *
 * <p>All people live on one thread, the {@link dev.wayfare.simulator.city.CityLoop}; they wait for timers and answers,
 * never for each other, so that 10,000 of them cost little. What a person decides depends on the seed, the person and
 * the occasion alone, never on timing: two runs with one seed have the same moods, whatever the network does.
 */
@NullMarked
package dev.wayfare.simulator.city;

import org.jspecify.annotations.NullMarked;
