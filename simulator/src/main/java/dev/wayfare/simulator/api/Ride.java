package dev.wayfare.simulator.api;

import dev.wayfare.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A ride, as one of its two people sees it.
 *
 * @param fare when completed
 * @param distanceBasis MEASURED or ESTIMATED, when completed
 * @param pin for the rider only, where the product asks for one
 */
public record Ride(
        String rideId,
        RideStatus status,
        long version,
        @Nullable String riderId,
        @Nullable String driverId,
        @Nullable Money fareEstimate,
        @Nullable Money fare,
        @Nullable Integer distanceM,
        @Nullable String distanceBasis,
        @Nullable Integer durationS,
        @Nullable String pin,
        @Nullable String cancelledBy,
        @Nullable String reason) {

    @Override
    public String toString() {
        return "Ride[" + rideId + " " + status + " v" + version + "]";
    }
}
