package dev.wayfare.rides.model;

import java.time.Duration;

/**
 * How long each state of a ride may last, and how hard a driver is sought.
 *
 * @param search how long a driver is sought
 * @param askAgain after how long without a driver dispatch is asked again
 * @param askValid how long an ask is worth answering
 * @param maxAttempts asks in one search
 * @param quickAsks asks in one search that may follow a refused hold at once, before one a second
 * @param maxExcluded drivers who may say no before the search is over
 * @param hold how long a driver may think about an offer
 * @param muteAfter how long after an offer's expiry its owner may stay silent before it counts as expired
 * @param lead how long before the agreed time the search for a scheduled ride begins
 * @param scheduleAhead how far ahead a ride may be scheduled
 * @param scheduleGrace how late a scheduled time may reach us and still be taken as now
 * @param samePlaceM metres below which pick-up and drop-off are the same place
 * @param arrival how long an assigned driver may take to arrive
 * @param trip how long a ride may be in progress
 * @param measure how long after its end tracking may take to say how far a trip was
 * @param memory how long after its end a ride can be rated, and is remembered by its owner
 */
public record RideSettings(
        Duration search,
        Duration askAgain,
        Duration askValid,
        int maxAttempts,
        int quickAsks,
        int maxExcluded,
        Duration hold,
        Duration muteAfter,
        Duration lead,
        Duration scheduleAhead,
        Duration scheduleGrace,
        int samePlaceM,
        Duration arrival,
        Duration trip,
        Duration measure,
        Duration memory) {

    public RideSettings {
        if (maxAttempts < 1 || maxExcluded < 1 || askAgain.toMillis() < 100) {
            throw new IllegalArgumentException("maxAttempts " + maxAttempts + " and maxExcluded " + maxExcluded
                    + " must be ≥ 1, askAgain " + askAgain + " ≥ 100 ms");
        }
    }

    /** What the platform uses unless told otherwise. */
    public static RideSettings defaults() {
        return new RideSettings(
                Duration.ofSeconds(60),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5),
                30,
                3,
                50,
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                Duration.ofMinutes(10),
                Duration.ofDays(30),
                Duration.ofMinutes(1),
                20,
                Duration.ofHours(2),
                Duration.ofHours(12),
                Duration.ofSeconds(2),
                Duration.ofDays(7));
    }
}
