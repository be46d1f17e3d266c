package dev.wayfare.rides.model;

import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand.Cancel;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.kernel.Decision;
import dev.wayfare.rides.model.Ride.DriverClaim;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Calling a live ride off, by whomever. */
final class Cancelling {

    private Cancelling() {}

    /**
     * Decides a cancel in one of the live states.
     *
     * @param claim on the driver who is held or assigned; null when nobody is
     * @param acceptedAt null when nobody has accepted
     */
    static Decision<RideEvent> decide(
            RideRequested request,
            RideStatus status,
            @Nullable DriverClaim claim,
            @Nullable Instant acceptedAt,
            Cancel cancel,
            Instant now) {
        boolean another = cancel.by() == CancelledBy.RIDER
                && !cancel.actor().equals(request.rider().value());
        if (another) {
            return RideRefusals.notYours();
        }
        CancellationQuote quote = CancellationQuote.of(status, request.tariff(), acceptedAt, cancel.by(), now);
        if (!quote.allowed()) {
            return RideRefusals.inProgress();
        }
        return Decision.accept(new RideEvent.RideCancelled(
                cancel.by(),
                request.rider(),
                claim == null ? null : claim.driver(),
                claim == null ? null : claim.id(),
                quote.fee(),
                cancel.reason(),
                now));
    }
}
