package dev.wayfare.checker.rides;

import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.NoDriversAvailable;
import dev.wayfare.contracts.rides.RideEvent.RideCancelled;
import dev.wayfare.contracts.rides.RideEvent.RideCompleted;
import dev.wayfare.contracts.rides.RideEvent.RideExpired;
import dev.wayfare.contracts.rides.RideEvent.RiderNoShow;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a ride ended.
 *
 * @param how as people read it
 * @param due what the rider owes; null = nothing, and there must be no bill
 */
public record RideEnd(String how, @Nullable Money due, Instant at) {

    /** The end that this event is, if it is one. */
    public static Optional<RideEnd> of(RideEvent event) {
        return switch (event) {
            case RideCompleted done -> Optional.of(new RideEnd("completed", done.fare(), done.at()));
            case RideCancelled off -> Optional.of(new RideEnd("cancelled", owed(off.fee()), off.at()));
            case RiderNoShow absent -> Optional.of(new RideEnd("no-show", owed(absent.fee()), absent.at()));
            case NoDriversAvailable nobody -> Optional.of(new RideEnd("no drivers", null, nobody.at()));
            case RideExpired expired -> Optional.of(new RideEnd("expired", null, expired.at()));
            case RideEvent.RideRequested goesOn -> Optional.empty();
            case RideEvent.DriverSought goesOn -> Optional.empty();
            case RideEvent.DriverOffered goesOn -> Optional.empty();
            case RideEvent.OfferEnded goesOn -> Optional.empty();
            case RideEvent.RideAccepted goesOn -> Optional.empty();
            case RideEvent.DriverArrived goesOn -> Optional.empty();
            case RideEvent.PinMistyped goesOn -> Optional.empty();
            case RideEvent.RideStarted goesOn -> Optional.empty();
            case RideEvent.TripEnded goesOn -> Optional.empty();
            case RideEvent.DriverGaveUp goesOn -> Optional.empty();
            case RideEvent.RideRated after -> Optional.empty();
        };
    }

    private static @Nullable Money owed(Money fee) {
        return fee.isZero() ? null : fee;
    }
}
