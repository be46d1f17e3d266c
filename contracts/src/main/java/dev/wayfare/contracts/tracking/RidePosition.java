package dev.wayfare.contracts.tracking;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a ride's driver is. Keyed by ride, on {@code live-ride-tracking}, at most once a second; for the ride's two people only.
 *
 * @param headingDeg 0 to 360; null when unknown
 * @param speedMps metres a second; null when unknown
 * @param etaS seconds to the place that he is heading for; null when nobody can tell
 * @param leftM metres to that place; null when nobody can tell
 * @param at when he was there, by his own clock
 */
public record RidePosition(
        UserId driver,
        RidePhase phase,
        GeoPoint position,
        @Nullable Integer headingDeg,
        @Nullable Double speedMps,
        @Nullable Integer etaS,
        @Nullable Integer leftM,
        Instant at) {}
