package dev.wayfare.simulator.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What to simulate.
 *
 * @param minutes how long riders ask for rides; a whole day of the city is pressed into it
 * @param trips real trips to retell; empty = a city made up from the seed
 * @param speedup seconds of street time in one second
 * @param ridesPerRider how many rides each asks for in a minute, in a made-up city
 * @param windDown how long the last rides may take to end
 * @param travellers how many book a trip; needs a platform that sells travel
 */
public record SimulationSettings(
        URI baseUrl,
        int drivers,
        int riders,
        double minutes,
        long seed,
        Optional<Path> trips,
        double speedup,
        double ridesPerRider,
        Duration windDown,
        int travellers) {

    public SimulationSettings {
        if (drivers < 1 || riders < 1 || travellers < 0 || !(minutes > 0) || !(speedup > 0)) {
            throw new IllegalArgumentException(
                    "a simulation needs drivers (" + drivers + "), riders (" + riders + "), no less than 0 travellers ("
                            + travellers + "), minutes (" + minutes + ") and a speed-up (" + speedup + ") above 0");
        }
    }

    /** 200 drivers, 400 riders, no travellers, 2 minutes, a city made up from seed 7. */
    public static SimulationSettings of(URI baseUrl) {
        return new SimulationSettings(baseUrl, 200, 400, 2, 7, Optional.empty(), 40, 0.5, Duration.ofSeconds(150), 0);
    }

    public SimulationSettings withPeople(int newDrivers, int newRiders) {
        return new SimulationSettings(
                baseUrl, newDrivers, newRiders, minutes, seed, trips, speedup, ridesPerRider, windDown, travellers);
    }

    public SimulationSettings withTravellers(int newTravellers) {
        return new SimulationSettings(
                baseUrl, drivers, riders, minutes, seed, trips, speedup, ridesPerRider, windDown, newTravellers);
    }

    public SimulationSettings withTime(double newMinutes, double newSpeedup) {
        return new SimulationSettings(
                baseUrl, drivers, riders, newMinutes, seed, trips, newSpeedup, ridesPerRider, windDown, travellers);
    }

    public SimulationSettings withSeed(long newSeed) {
        return new SimulationSettings(
                baseUrl, drivers, riders, minutes, newSeed, trips, speedup, ridesPerRider, windDown, travellers);
    }

    public SimulationSettings withTrips(Path file) {
        return new SimulationSettings(
                baseUrl,
                drivers,
                riders,
                minutes,
                seed,
                Optional.of(file),
                speedup,
                ridesPerRider,
                windDown,
                travellers);
    }

    public SimulationSettings withRequests(double newRidesPerRider) {
        return new SimulationSettings(
                baseUrl, drivers, riders, minutes, seed, trips, speedup, newRidesPerRider, windDown, travellers);
    }

    Duration cityTime() {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }
}
