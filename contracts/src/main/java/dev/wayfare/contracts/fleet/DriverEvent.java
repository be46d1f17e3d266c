package dev.wayfare.contracts.fleet;

import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;

/**
 * What became of a driver. Keyed by driver, on {@code driver-events}, in one version order with the claim events of the
 * same driver ({@link dev.wayfare.claims.ClaimEvent}), which stand on the topic under their own type names.
 */
public sealed interface DriverEvent {

    Instant at();

    record DriverRegistered(UserId driver, String name, Vehicle vehicle, Instant at) implements DriverEvent {}

    record DriverBarred(String reason, Instant at) implements DriverEvent {}

    record DriverUnbarred(Instant at) implements DriverEvent {}

    record WentOnline(GeoPoint position, List<String> products, Instant at) implements DriverEvent {
        public WentOnline {
            products = List.copyOf(products);
        }
    }

    record WentOffline(Instant at) implements DriverEvent {}

    record TripStarted(RideId ride, Instant at) implements DriverEvent {}

    record FellSilent(Instant lastHeardAt, Instant at) implements DriverEvent {}

    record HeardAgain(Instant at) implements DriverEvent {}
}
