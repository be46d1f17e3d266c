package dev.wayfare.dispatch.matching;

import dev.wayfare.runtime.config.Settings;
import java.time.Duration;

/**
 * How dispatch works.
 *
 * @param window how long requests are collected before they are matched together; zero = each at once
 * @param radiusM how far from the pick-up drivers are looked for, metres
 * @param nearest candidates for each request; near one driver a request, fewer than 48 cost more than 1 % of the best match
 * @param reservedFor how long a proposed driver is not proposed again
 * @param refusedFor how long a driver whose owner refused a hold is not proposed again
 */
public record DispatchSettings(Duration window, int radiusM, int nearest, Duration reservedFor, Duration refusedFor) {

    public static DispatchSettings from(Settings settings) {
        return new DispatchSettings(
                settings.duration("dispatch.window", Duration.ofSeconds(1)),
                settings.number("dispatch.radius-m", 6_000, 100, 100_000),
                settings.number("dispatch.nearest", 48, 1, 200),
                settings.duration("dispatch.reserved-for", Duration.ofSeconds(2)),
                settings.duration("dispatch.refused-for", Duration.ofSeconds(5)));
    }
}
