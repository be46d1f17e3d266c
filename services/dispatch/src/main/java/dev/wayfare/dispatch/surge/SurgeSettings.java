package dev.wayfare.dispatch.surge;

import dev.wayfare.dispatch.surge.model.SurgeRules;
import dev.wayfare.runtime.config.Settings;
import java.time.Duration;

/**
 * How surge works.
 *
 * @param enabled off: nobody counts, and all fares are as always
 * @param every how often markets are looked at
 */
public record SurgeSettings(boolean enabled, Duration every, SurgeRules rules) {

    /** Reads the section {@code surge}. */
    public static SurgeSettings from(Settings settings) {
        return new SurgeSettings(
                settings.flag("surge.enabled", true),
                settings.duration("surge.every", Duration.ofSeconds(10)),
                new SurgeRules(
                        settings.number("surge.cap-percent", 250, 100, 1_000) / 100.0,
                        settings.number("surge.least-requests", 3, 1, 10_000)));
    }
}
