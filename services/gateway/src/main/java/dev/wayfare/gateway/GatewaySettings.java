package dev.wayfare.gateway;

import dev.wayfare.gateway.limits.LimitSettings;
import dev.wayfare.runtime.config.Settings;

/**
 * Settings of the gateway.
 *
 * @param port of everything public; 0 = any free one
 */
public record GatewaySettings(int port, LimitSettings limits) {

    public static GatewaySettings read(Settings settings) {
        return new GatewaySettings(settings.number("http.port", 8080, 0, 65_535), LimitSettings.read(settings));
    }
}
