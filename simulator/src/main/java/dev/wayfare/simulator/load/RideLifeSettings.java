package dev.wayfare.simulator.load;

import dev.wayfare.simulator.city.Area;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A load of whole ride lives.
 *
 * @param riders who ask, in turn; each has a socket
 * @param drivers who drive; each has a socket
 * @param rate rides a second that are asked for, whether or not the platform keeps up
 * @param warmUp is not counted; meanwhile the rate rises from nothing to the whole
 * @param drain how long the last rides may take to end
 * @param fixEvery how often a driver says where he is
 * @param driving between start and end
 * @param connections how many requests may be on their way at once
 */
public record RideLifeSettings(
        URI baseUrl,
        List<Account> riders,
        List<Account> drivers,
        double rate,
        Duration warmUp,
        Duration duration,
        Duration drain,
        Duration fixEvery,
        Duration driving,
        int connections,
        Area area,
        long seed) {

    public RideLifeSettings {
        riders = List.copyOf(riders);
        drivers = List.copyOf(drivers);
        if (riders.isEmpty() || drivers.isEmpty() || !(rate > 0)) {
            throw new IllegalArgumentException("needs riders (" + riders.size() + "), drivers (" + drivers.size()
                    + ") and a rate above 0 (" + rate + ")");
        }
    }

    public static RideLifeSettings of(
            URI baseUrl, List<Account> riders, List<Account> drivers, double rate, Duration duration) {
        return new RideLifeSettings(
                baseUrl,
                riders,
                drivers,
                rate,
                Duration.ofSeconds(5),
                duration,
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ZERO,
                512,
                Area.CHICAGO,
                7);
    }

    public RideLifeSettings withWarmUp(Duration time) {
        return new RideLifeSettings(
                baseUrl, riders, drivers, rate, time, duration, drain, fixEvery, driving, connections, area, seed);
    }

    public RideLifeSettings withDrain(Duration time) {
        return new RideLifeSettings(
                baseUrl, riders, drivers, rate, warmUp, duration, time, fixEvery, driving, connections, area, seed);
    }
}
