package dev.wayfare.gateway.spool;

import dev.wayfare.runtime.config.Settings;
import java.time.Duration;

/**
 * When commands are kept, and for how long.
 *
 * @param appendTimeout how long the log may take before a command is kept instead ({@code gateway.append-timeout})
 * @param storeTimeout how long MongoDB may take to keep it ({@code gateway.spool.store-timeout})
 * @param validFor a command older than this is dropped, since nobody wants it any more ({@code gateway.spool.valid-for})
 * @param capacity kept commands at most; more are refused ({@code gateway.spool.capacity})
 */
public record SpoolSettings(Duration appendTimeout, Duration storeTimeout, Duration validFor, int capacity) {

    private static final int MOST = 10_000_000;

    public SpoolSettings {
        if (appendTimeout.isZero() || storeTimeout.isZero() || validFor.isZero()) {
            throw new IllegalArgumentException("settings 'gateway.append-timeout', 'gateway.spool.store-timeout' and"
                    + " 'gateway.spool.valid-for' must be longer than nothing");
        }
    }

    /** What holds where nothing is set. */
    public static SpoolSettings defaults() {
        return new SpoolSettings(Duration.ofMillis(1_500), Duration.ofSeconds(3), Duration.ofHours(1), 500_000);
    }

    public static SpoolSettings read(Settings settings) {
        SpoolSettings defaults = defaults();
        return new SpoolSettings(
                settings.duration("gateway.append-timeout", defaults.appendTimeout),
                settings.duration("gateway.spool.store-timeout", defaults.storeTimeout),
                settings.duration("gateway.spool.valid-for", defaults.validFor),
                settings.number("gateway.spool.capacity", defaults.capacity, 1, MOST));
    }
}
