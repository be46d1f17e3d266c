package dev.wayfare.gateway;

import dev.wayfare.gateway.limits.LimitSettings;
import dev.wayfare.runtime.config.Settings;
import java.time.Duration;

/**
 * Settings of the gateway.
 *
 * @param port of everything public; 0 = any free one
 * @param tripPatience how long {@code POST /trips} waits for a driver, at most 25 s ({@code gateway.trip-patience})
 */
public record GatewaySettings(int port, Duration tripPatience, LimitSettings limits) {

    private static final Duration LONGEST = Duration.ofSeconds(25);

    public GatewaySettings {
        if (tripPatience.compareTo(LONGEST) > 0 || tripPatience.isZero()) {
            throw new IllegalArgumentException("setting 'gateway.trip-patience' must be 1ms to 25s");
        }
    }

    public static GatewaySettings read(Settings settings) {
        return new GatewaySettings(
                settings.number("http.port", 8080, 0, 65_535),
                settings.duration("gateway.trip-patience", Duration.ofSeconds(10)),
                LimitSettings.read(settings));
    }
}
