package dev.wayfare.simulator.load;

import dev.wayfare.simulator.city.Area;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A load of {@code POST /rides}.
 *
 * @param riders who ask, in turn
 * @param rate requests a second, whether or not answers come (open loop); 0 = each connection asks again as soon as it
 *     has its answer (closed loop)
 * @param connections how many requests may be on their way at once
 * @param warmUp is not counted
 * @param seed of the places
 */
public record AcceptSettings(
        URI baseUrl,
        List<Account> riders,
        double rate,
        int connections,
        Duration warmUp,
        Duration duration,
        Area area,
        long seed) {

    public AcceptSettings {
        riders = List.copyOf(riders);
        if (riders.isEmpty() || rate < 0) {
            throw new IllegalArgumentException("needs riders (" + riders.size() + ") and a rate ≥ 0 (" + rate + ")");
        }
    }

    /** As fast as it goes, on 256 connections. */
    public static AcceptSettings fastest(URI baseUrl, List<Account> riders, Duration duration) {
        return new AcceptSettings(baseUrl, riders, 0, 256, Duration.ofSeconds(3), duration, Area.CHICAGO, 7);
    }

    /** At a rate, on up to 256 connections. */
    public static AcceptSettings at(double rate, URI baseUrl, List<Account> riders, Duration duration) {
        return new AcceptSettings(baseUrl, riders, rate, 256, Duration.ofSeconds(3), duration, Area.CHICAGO, 7);
    }
}
