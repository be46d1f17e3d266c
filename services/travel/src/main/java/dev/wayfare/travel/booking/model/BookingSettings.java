package dev.wayfare.travel.booking.model;

import java.time.Duration;
import java.time.Instant;

/**
 * How long each state of a booking may last.
 *
 * @param hold how long stock is held while it is paid
 * @param margin the money must be there so long before the first hold ends; never more than a quarter of the hold
 * @param seek how long stock that others hold is asked for again
 * @param seekAgain the first wait before that; it doubles, with jitter
 * @param maxAttempts asks for one item's stock
 * @param holding how long the owners of stock may take to answer altogether
 * @param answer how long after its deadline another owner may stay silent before that counts as a no
 * @param capture how long taking the money may last
 * @param payLater the longest hold without payment, whatever the fares allow
 * @param memory how long a booking that is over, or travelled, is remembered by its owner
 */
public record BookingSettings(
        Duration hold,
        Duration margin,
        Duration seek,
        Duration seekAgain,
        int maxAttempts,
        Duration holding,
        Duration answer,
        Duration capture,
        Duration payLater,
        Duration memory) {

    private static final int LEAST_HOLD_S = 4;

    public BookingSettings {
        if (hold.toSeconds() < LEAST_HOLD_S || maxAttempts < 1 || seekAgain.toMillis() < 1) {
            throw new IllegalArgumentException("hold " + hold + " must be ≥ " + LEAST_HOLD_S + " s, maxAttempts "
                    + maxAttempts + " ≥ 1, seekAgain " + seekAgain + " ≥ 1 ms");
        }
    }

    /** What the platform uses unless told otherwise. */
    public static BookingSettings defaults() {
        return new BookingSettings(
                Duration.ofMinutes(10),
                Duration.ofMinutes(1),
                Duration.ofSeconds(8),
                Duration.ofMillis(500),
                5,
                Duration.ofSeconds(60),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                Duration.ofDays(7),
                Duration.ofDays(7));
    }

    int holdS(int wanted) {
        return (int) Math.clamp(wanted, LEAST_HOLD_S, hold.toSeconds());
    }

    /** When the money must be there, so that a hold that ends at this time is confirmed before. */
    Instant payBy(Instant holdExpiresAt, int holdS) {
        Duration quarter = Duration.ofSeconds(holdS).dividedBy(4);
        return holdExpiresAt.minus(margin.compareTo(quarter) < 0 ? margin : quarter);
    }
}
