package dev.wayfare.simulator.city;

import java.time.Duration;

/**
 * What a city is like.
 *
 * @param run a name of this run, in every idempotency key, so that a second run on the same platform asks anew
 * @param product that riders ask for and drivers serve
 * @param fixEvery how often a driver on a ride says where he is
 * @param idleFixEvery how often an idle one does; well under the 30 s after which the platform thinks him silent
 * @param checkEvery how often people look at their ride without being told anything, in case a message was lost
 */
public record CitySettings(
        long seed,
        String run,
        Area area,
        Streets streets,
        String product,
        RiderTemper riders,
        DriverTemper drivers,
        Duration fixEvery,
        Duration idleFixEvery,
        Duration checkEvery) {

    public static CitySettings of(long seed, String run, Area area, double speedup) {
        return new CitySettings(
                seed,
                run,
                area,
                new Streets(1.3, speedup),
                "standard",
                RiderTemper.USUAL,
                DriverTemper.USUAL,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5));
    }

    public CitySettings withTempers(RiderTemper newRiders, DriverTemper newDrivers) {
        return new CitySettings(
                seed, run, area, streets, product, newRiders, newDrivers, fixEvery, idleFixEvery, checkEvery);
    }
}
