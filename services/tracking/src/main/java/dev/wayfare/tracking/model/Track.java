package dev.wayfare.tracking.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a ride has been, as it is kept.
 *
 * @param followedMs since when, by the log's time
 * @param startedAt when the rider came on board; null when he has not
 * @param endedAt when the trip ended; null when it has not
 * @param whole nothing more will be added
 */
public record Track(
        Itinerary itinerary,
        long followedMs,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        boolean whole,
        Trail trail) {}
