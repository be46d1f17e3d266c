package dev.wayfare.simulator.city;

import dev.wayfare.kernel.Place;
import java.time.Duration;
import java.util.Optional;

/**
 * Somebody will want to go somewhere.
 *
 * @param number unique in a run
 * @param rider who
 * @param after when, counted from the city's start
 * @param hour of the day that it stands for; 0 to 23
 * @param real the trip that it retells
 */
public record Errand(
        int number, int rider, Duration after, int hour, Place pickup, Place dropoff, Optional<RealTrip> real) {}
