package dev.wayfare.tracking.model;

import java.time.Duration;

/**
 * What is believed, and what is worth telling.
 *
 * @param longStop how long a driver may stand with the rider on board before support is told
 * @param fastestMps metres a second that no car exceeds
 */
public record Limits(Duration longStop, double fastestMps) {

    /** Five minutes, and 252 km/h. */
    public static Limits usual() {
        return new Limits(Duration.ofMinutes(5), 70);
    }
}
