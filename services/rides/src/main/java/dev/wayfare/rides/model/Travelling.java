package dev.wayfare.rides.model;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideCommand.Arrive;
import dev.wayfare.contracts.rides.RideCommand.Cancel;
import dev.wayfare.contracts.rides.RideCommand.ClaimAnswered;
import dev.wayfare.contracts.rides.RideCommand.DispatchAnswered;
import dev.wayfare.contracts.rides.RideCommand.End;
import dev.wayfare.contracts.rides.RideCommand.GiveUp;
import dev.wayfare.contracts.rides.RideCommand.Rate;
import dev.wayfare.contracts.rides.RideCommand.RequestRide;
import dev.wayfare.contracts.rides.RideCommand.RideMeasured;
import dev.wayfare.contracts.rides.RideCommand.Start;
import dev.wayfare.contracts.rides.RideCommand.Tick;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.UserId;
import dev.wayfare.rides.model.Ride.Accepted;
import dev.wayfare.rides.model.Ride.Arrived;
import dev.wayfare.rides.model.Ride.DriverClaim;
import dev.wayfare.rides.model.Ride.InProgress;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** With a driver: on his way, at the pick-up, under way. Only the assigned driver's word counts. */
final class Travelling {

    /** Four digits: whoever guesses is right once in 2,000 rides. */
    private static final int MOST_MISTYPED = 5;

    private static final String CLAIM_LOST = "claim lost";

    private final RideSettings settings;

    Travelling(RideSettings settings) {
        this.settings = settings;
    }

    Decision<RideEvent> decide(Accepted ride, RideCommand command, Instant now) {
        RideRequested request = ride.request();
        DriverClaim claim = ride.assigned();
        return switch (command) {
            case RequestRide again -> Decision.unchanged();
            case Cancel cancel ->
                Cancelling.decide(request, RideStatus.ACCEPTED, claim, ride.acceptedAt(), cancel, now);
            case Rate rate -> Afterwards.tooEarly(request, claim.driver(), rate);
            case Arrive arrive ->
                own(
                        claim,
                        arrive.driver(),
                        () -> Decision.accept(new RideEvent.DriverArrived(claim.driver(), request.rider(), now)));
            case Start start -> own(claim, start.driver(), Travelling::notArrived);
            case End end -> own(claim, end.driver(), RideRefusals::notStarted);
            case GiveUp giveUp ->
                own(claim, giveUp.driver(), () -> givenUp(request, ride.search(), claim, giveUp.reason(), now));
            case ClaimAnswered answered ->
                isLost(claim, answered.outcome())
                        ? givenUp(request, ride.search(), claim, CLAIM_LOST, now)
                        : assigned(claim, answered.outcome());
            case DispatchAnswered answered -> Decision.unchanged();
            case RideMeasured measured -> Decision.unchanged();
            case Tick tick ->
                now.isBefore(RideTimers.arrivalOverdueAt(ride, settings))
                        ? Decision.unchanged()
                        : expired(request, claim, "the driver did not arrive", now);
        };
    }

    Decision<RideEvent> decide(Arrived ride, RideCommand command, Instant now) {
        RideRequested request = ride.request();
        DriverClaim claim = ride.assigned();
        return switch (command) {
            case RequestRide again -> Decision.unchanged();
            case Cancel cancel -> Cancelling.decide(request, RideStatus.ARRIVED, claim, ride.acceptedAt(), cancel, now);
            case Rate rate -> Afterwards.tooEarly(request, claim.driver(), rate);
            case Arrive arrive -> own(claim, arrive.driver(), Decision::unchanged);
            case Start start -> own(claim, start.driver(), () -> start(ride, start, now));
            case End end -> own(claim, end.driver(), RideRefusals::notStarted);
            case GiveUp giveUp ->
                own(claim, giveUp.driver(), () -> givenUp(request, ride.search(), claim, giveUp.reason(), now));
            case ClaimAnswered answered ->
                isLost(claim, answered.outcome())
                        ? givenUp(request, ride.search(), claim, CLAIM_LOST, now)
                        : assigned(claim, answered.outcome());
            case DispatchAnswered answered -> Decision.unchanged();
            case RideMeasured measured -> Decision.unchanged();
            case Tick tick ->
                now.isBefore(RideTimers.noShowAt(ride))
                        ? Decision.unchanged()
                        : Decision.accept(new RideEvent.RiderNoShow(
                                claim.driver(),
                                request.rider(),
                                claim.id(),
                                request.tariff().noShowFee(),
                                now));
        };
    }

    Decision<RideEvent> decide(InProgress ride, RideCommand command, Instant now) {
        RideRequested request = ride.request();
        DriverClaim claim = ride.assigned();
        return switch (command) {
            case RequestRide again -> Decision.unchanged();
            case Cancel cancel -> Cancelling.decide(request, RideStatus.IN_PROGRESS, claim, null, cancel, now);
            case Rate rate -> Afterwards.tooEarly(request, claim.driver(), rate);
            case Arrive arrive ->
                own(
                        claim,
                        arrive.driver(),
                        () -> Decision.refuse(RideRefusals.ALREADY_STARTED, "the ride has started already"));
            case Start start -> own(claim, start.driver(), Decision::unchanged);
            case End end ->
                own(
                        claim,
                        end.driver(),
                        () -> Decision.accept(
                                new RideEvent.TripEnded(claim.driver(), request.rider(), ride.startedAt(), now)));
            case GiveUp giveUp -> own(claim, giveUp.driver(), RideRefusals::inProgress);
            case ClaimAnswered answered ->
                isLost(claim, answered.outcome())
                        ? expired(request, claim, CLAIM_LOST, now)
                        : assigned(claim, answered.outcome());
            case DispatchAnswered answered -> Decision.unchanged();
            case RideMeasured measured -> Decision.unchanged();
            case Tick tick ->
                now.isBefore(ride.startedAt().plus(settings.trip()))
                        ? Decision.unchanged()
                        : expired(request, claim, "the ride was not ended", now);
        };
    }

    private static Decision<RideEvent> own(DriverClaim claim, UserId driver, Supplier<Decision<RideEvent>> decision) {
        return claim.driver().equals(driver) ? decision.get() : RideRefusals.notYours();
    }

    private static Decision<RideEvent> notArrived() {
        return Decision.refuse(RideRefusals.NOT_ARRIVED, "you have not arrived at the pick-up; arrive first");
    }

    private static Decision<RideEvent> start(Arrived ride, Start start, Instant now) {
        if (ride.request().tariff().pinRequired()) {
            Boolean matches = start.pinMatches();
            if (matches == null) {
                return Decision.refuse(RideRefusals.PIN_MISSING, "ask the rider for the PIN and send it");
            }
            if (ride.timesMistyped() >= MOST_MISTYPED) {
                return Decision.refuse(
                        RideRefusals.PIN_LOCKED,
                        "the PIN was mistyped " + ride.timesMistyped() + " times; give the ride back, or ask support");
            }
            if (!matches) {
                return Decision.accept(new RideEvent.PinMistyped(
                        ride.assigned().driver(), ride.request().rider(), now));
            }
        }
        return Decision.accept(new RideEvent.RideStarted(
                ride.assigned().driver(), ride.request().rider(), now));
    }

    private Decision<RideEvent> givenUp(
            RideRequested request, Search search, DriverClaim claim, @Nullable String reason, Instant now) {
        return Decision.accept(
                new RideEvent.DriverGaveUp(claim.driver(), request.rider(), claim.id(), reason, now),
                Finding.goOn(request, search.anew(claim.driver(), now), settings, now));
    }

    private static Decision<RideEvent> expired(RideRequested request, DriverClaim claim, String why, Instant now) {
        return Decision.accept(new RideEvent.RideExpired(request.rider(), claim.driver(), claim.id(), why, now));
    }

    private static boolean isLost(DriverClaim claim, ClaimOutcome outcome) {
        boolean ended = outcome instanceof ClaimOutcome.Released || outcome instanceof ClaimOutcome.Expired;
        return ended && outcome.claim().equals(claim.id());
    }

    /** A repeated word about our own claim changes nothing; a confirmed claim that is not ours is refused. */
    private static Decision<RideEvent> assigned(DriverClaim claim, ClaimOutcome outcome) {
        return outcome.claim().equals(claim.id()) ? Decision.unchanged() : Finding.notAwaited(outcome);
    }
}
