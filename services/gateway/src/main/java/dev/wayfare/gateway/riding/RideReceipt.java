package dev.wayfare.gateway.riding;

import dev.wayfare.contracts.rides.RideCommand.RequestRide;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a rider is told of a ride that nobody has decided about yet. */
final class RideReceipt {

    private RideReceipt() {}

    /** The answer to the request. */
    record Accepted(String rideId, RideStatus status) {}

    /** The ride as {@code GET /rides/{id}} shows it until its view has caught up. */
    record Preview(
            String rideId,
            RideStatus status,
            long version,
            String riderId,
            Place pickup,
            Place dropoff,
            String product,
            Money fareEstimate,
            Times times,
            @Nullable Instant scheduledFor) {}

    record Times(Instant requestedAt) {}

    static String preview(RequestRide request, Instant now) {
        Preview preview = new Preview(
                request.ride().value(),
                RideStatus.REQUESTED,
                0,
                request.rider().value(),
                request.pickup(),
                request.dropoff(),
                request.product(),
                request.estimate(),
                new Times(now),
                request.scheduledFor());
        return new String(Json.write(preview), StandardCharsets.UTF_8);
    }
}
