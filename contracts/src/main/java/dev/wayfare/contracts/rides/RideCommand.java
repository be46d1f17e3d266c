package dev.wayfare.contracts.rides;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.dispatch.DispatchOutcome;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a ride is asked. Keyed by ride: people's words on {@code ride-requests}, the driver's (passed on by his owner) on
 * {@code ride-actions} beside tracking's, the driver's owner's answers on {@code driver-claim-outcomes}, dispatch's on {@code dispatch-outcomes}.
 */
public sealed interface RideCommand {

    /**
     * Asks for a ride.
     *
     * @param market where dispatch matches it; an H3 cell of resolution 5
     * @param tariff by which the fare will be computed, whatever changes later
     * @param surge factor on the fare, 1 = none
     * @param estimate what the rider was told
     * @param scheduledFor when it shall be at the pick-up; null = now
     * @param driver the one that the rider chose; null = any
     * @param replyWhenHeld who waits until a driver is held; null = nobody
     */
    record RequestRide(
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
            @Nullable ReplyTo replyWhenHeld)
            implements RideCommand {}

    /** The rider, or the platform's people, call it off. */
    record Cancel(CancelledBy by, String actor, @Nullable String reason) implements RideCommand {}

    /** One side's word on the other, after the end. */
    record Rate(UserId by, int stars, @Nullable String comment) implements RideCommand {}

    record Arrive(UserId driver) implements RideCommand {}

    record Start(UserId driver, @Nullable Boolean pinMatches) implements RideCommand {}

    record End(UserId driver) implements RideCommand {}

    record GiveUp(UserId driver, @Nullable String reason) implements RideCommand {}

    /**
     * From tracking: how far the trip was, by the fixes between its start and its end.
     *
     * @param distanceM metres driven
     * @param fixes how many fixes the distance stands on
     * @param unseenS seconds of the trip that lie in gaps too long to tell what happened in them
     */
    record RideMeasured(UserId driver, int distanceM, int fixes, int unseenS) implements RideCommand {}

    /** What the driver's owner said about a claim. */
    record ClaimAnswered(ClaimOutcome outcome) implements RideCommand {}

    /** What dispatch said. */
    record DispatchAnswered(DispatchOutcome outcome) implements RideCommand {}

    /** The ride's own clock: what falls due is decided from its state. */
    record Tick() implements RideCommand {}
}
