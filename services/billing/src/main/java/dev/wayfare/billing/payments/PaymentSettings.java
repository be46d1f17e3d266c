package dev.wayfare.billing.payments;

import dev.wayfare.runtime.config.Settings;
import java.time.Duration;

/**
 * How the worker deals with the provider.
 *
 * @param concurrency calls at the provider at the same time
 * @param inFlight tasks taken from the log and not yet done, those that wait for a retry included; then reading pauses
 * @param callTimeout after which one call counts as unanswered
 * @param deadline after which a task is reported as unreachable
 * @param firstPause before the first retry; doubles with each, with jitter
 * @param longestPause between retries
 */
public record PaymentSettings(
        int concurrency,
        int inFlight,
        Duration callTimeout,
        Duration deadline,
        Duration firstPause,
        Duration longestPause) {

    public static PaymentSettings from(Settings settings) {
        return new PaymentSettings(
                settings.number("billing.payments.concurrency", 64, 1, 10_000),
                settings.number("billing.payments.in-flight", 20_000, 1, 1_000_000),
                settings.duration("billing.payments.call-timeout", Duration.ofSeconds(5)),
                settings.duration("billing.payments.deadline", Duration.ofSeconds(20)),
                settings.duration("billing.payments.first-pause", Duration.ofMillis(200)),
                settings.duration("billing.payments.longest-pause", Duration.ofSeconds(3)));
    }
}
