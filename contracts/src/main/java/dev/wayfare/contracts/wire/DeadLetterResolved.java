package dev.wayfare.contracts.wire;

import java.time.Instant;

/**
 * What somebody did about a dead letter, on {@code dead-letter-resolutions}.
 *
 * @param letter its topic and offset: {@code ride-requests.wayfare-rides.dlq@17}
 * @param action what was done
 * @param by who did it
 */
public record DeadLetterResolved(String letter, Action action, String by, Instant at) {

    /** What can be done. */
    public enum Action {
        REPROCESSED,
        DISCARDED
    }
}
