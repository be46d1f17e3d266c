package dev.wayfare.contracts.rides;

import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a ride. Keyed by ride, on {@code ride-events}; each raises its version by one. */
public sealed interface RideEvent {

    Instant at();

    /** The ride exists. Unless it is scheduled, the search for a driver begins with it (attempt 1). */
    record RideRequested(
            RideId ride,
            UserId rider,
            Place pickup,
            Place dropoff,
            String market,
            String product,
            Tariff tariff,
            double surge,
            Money estimate,
            int distanceM,
            int durationS,
            String paymentMethod,
            @Nullable Instant scheduledFor,
            @Nullable UserId driver,
            @Nullable ReplyTo replyWhenHeld,
            Instant at)
            implements RideEvent {}

    /** Dispatch is asked (again). */
    record DriverSought(int attempt, Instant at) implements RideEvent {}

    /** A driver is held and sees the offer: PENDING_ACCEPTANCE. */
    record DriverOffered(
            ClaimId offer,
            UserId driver,
            UserId rider,
            Place pickup,
            Place dropoff,
            String product,
            Money estimate,
            int pickupEtaS,
            Instant expiresAt,
            Instant at)
            implements RideEvent {}

    /** He will not come: back to REQUESTED, without him. */
    record OfferEnded(ClaimId offer, UserId driver, OfferEnd how, Instant at) implements RideEvent {}

    /** How an offer ended without a ride. */
    enum OfferEnd {
        DECLINED,
        EXPIRED
    }

    record RideAccepted(ClaimId offer, UserId driver, UserId rider, Instant at) implements RideEvent {}

    record DriverArrived(UserId driver, UserId rider, Instant at) implements RideEvent {}

    /** The driver typed a PIN that is not the ride's: he was told no, and it is remembered, since four digits are soon guessed. */
    record PinMistyped(UserId driver, UserId rider, Instant at) implements RideEvent {}

    record RideStarted(UserId driver, UserId rider, Instant at) implements RideEvent {}

    /** The driver says that the trip is over; its distance is being measured. For people it goes on until it is completed. */
    record TripEnded(UserId driver, UserId rider, Instant startedAt, Instant at) implements RideEvent {}

    /**
     * Done; the fare is by the tariff of the request.
     *
     * @param distanceM metres driven, or the estimate; see basis
     * @param durationS seconds from start to end
     * @param basis what the distance stands on; null for rides of the time when nobody measured
     */
    record RideCompleted(
            UserId driver,
            UserId rider,
            Money fare,
            int distanceM,
            int durationS,
            Instant startedAt,
            Instant at,
            @Nullable DistanceBasis basis)
            implements RideEvent {}

    /** The driver gave an accepted ride back; the search begins again, without him. */
    record DriverGaveUp(
            UserId driver,
            UserId rider,
            ClaimId offer,
            @Nullable String reason,
            Instant at) implements RideEvent {}

    /**
     * Called off.
     *
     * @param driver who was held or on his way; null when nobody was
     * @param fee what the rider owes for it; may be zero
     */
    record RideCancelled(
            CancelledBy by,
            UserId rider,
            @Nullable UserId driver,
            @Nullable ClaimId offer,
            Money fee,
            @Nullable String reason,
            Instant at)
            implements RideEvent {}

    /** The rider did not come within the wait. */
    record RiderNoShow(UserId driver, UserId rider, ClaimId offer, Money fee, Instant at) implements RideEvent {}

    /** Nobody could be found before the search ended. */
    record NoDriversAvailable(UserId rider, int attempts, Instant at) implements RideEvent {}

    /** Its owner ended a ride that was stuck. */
    record RideExpired(
            UserId rider, @Nullable UserId driver, @Nullable ClaimId offer, String reason, Instant at)
            implements RideEvent {}

    record RideRated(
            UserId by, UserId of, int stars, @Nullable String comment, Instant at) implements RideEvent {}
}
