package dev.wayfare.runtime.decider;

import java.time.Duration;

/**
 * How a host runs.
 *
 * @param group its consumer group and application id, such as {@code wayfare-rides}
 * @param timerResolution how often timers are looked at
 */
public record DeciderTuning(String group, Duration timerResolution) {

    /** Who says so, in CloudEvents' words. */
    String source() {
        return "/" + group.replaceFirst("-", "/");
    }
}
