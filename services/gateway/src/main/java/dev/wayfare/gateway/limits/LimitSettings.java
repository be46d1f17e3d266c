package dev.wayfare.gateway.limits;

import dev.wayfare.runtime.config.Settings;

/**
 * How much may be asked.
 *
 * @param subjectPerSecond requests of one signed-in person
 * @param addressPerSecond requests without a token, of one network address
 * @param signInsPerMinute tries for one e-mail
 * @param fixesPerSecond fixes of one driver, in the long run; ten seconds' worth, and never less than 1,000, at once
 * @param looksPerSecond looks of one person at the drivers on the map
 * @param mapSockets sockets of one person that watch them
 */
public record LimitSettings(
        int subjectPerSecond,
        int addressPerSecond,
        int signInsPerMinute,
        int fixesPerSecond,
        int looksPerSecond,
        int mapSockets) {

    private static final int MOST = 10_000_000;

    public static LimitSettings read(Settings settings) {
        return new LimitSettings(
                settings.number("gateway.limits.subject-per-second", 200, 1, MOST),
                settings.number("gateway.limits.address-per-second", 1_000, 1, MOST),
                settings.number("gateway.limits.sign-ins-per-minute", 30, 1, MOST),
                settings.number("gateway.limits.fixes-per-second", 100, 1, MOST),
                settings.number("gateway.limits.nearby-per-second", 10, 1, MOST),
                settings.number("gateway.limits.map-sockets", 20, 1, MOST));
    }
}
