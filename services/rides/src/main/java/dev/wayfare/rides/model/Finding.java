package dev.wayfare.rides.model;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.dispatch.DispatchOutcome;
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
import dev.wayfare.contracts.rides.RideEvent.OfferEnd;
import dev.wayfare.contracts.rides.RideEvent.OfferEnded;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import dev.wayfare.rides.model.Ride.Offered;
import dev.wayfare.rides.model.Ride.Searching;
import java.time.Instant;

/**
 * The search for a driver, and the offer to one. A hold that arrives while nobody is held is taken, whichever ask of
 * ours it answers: under load an answer may be slower than the next ask. Any other hold is given back.
 */
final class Finding {

    private static final String ETA = "pickupEtaS=";

    private final RideSettings settings;

    Finding(RideSettings settings) {
        this.settings = settings;
    }

    /** The claim that dispatch makes for this driver in answer to this ask. */
    static ClaimId claimOf(RideId ride, int attempt, String driver) {
        return new ClaimId(Ids.derive(ClaimId.PREFIX, ride.value(), Integer.toString(attempt), driver));
    }

    /** An answer about a claim where no driver is wanted: a confirmed one is refused, the others say nothing new. */
    static Decision<RideEvent> notAwaited(ClaimOutcome outcome) {
        return outcome instanceof ClaimOutcome.Confirmed confirmed
                ? RideRefusals.withdrawn(confirmed.claim())
                : Decision.unchanged();
    }

    /** Asks dispatch again, or ends the search: the event that follows when nobody is held at this time. */
    static RideEvent goOn(RideRequested request, Search search, RideSettings settings, Instant now) {
        return search.isOver(settings, now)
                ? new RideEvent.NoDriversAvailable(request.rider(), search.attempt(), now)
                : new RideEvent.DriverSought(search.attempt() + 1, now);
    }

    Decision<RideEvent> decide(Searching ride, RideCommand command, Instant now) {
        return switch (command) {
            case RequestRide request -> Decision.unchanged();
            case Cancel cancel -> Cancelling.decide(ride.request(), RideStatus.REQUESTED, null, null, cancel, now);
            case Rate rate -> Afterwards.tooEarly(ride.request(), null, rate);
            case Arrive arrive -> RideRefusals.notYours();
            case Start start -> RideRefusals.notYours();
            case End end -> RideRefusals.notYours();
            case GiveUp giveUp -> RideRefusals.notYours();
            case ClaimAnswered answered -> answered(ride, answered.outcome(), now);
            case DispatchAnswered answered -> answered(ride, answered.outcome(), now);
            case RideMeasured measured -> Decision.unchanged();
            case Tick tick ->
                now.isBefore(ride.search().dueAt(settings))
                        ? Decision.unchanged()
                        : Decision.accept(goOn(ride.request(), ride.search(), settings, now));
        };
    }

    private Decision<RideEvent> answered(Searching ride, ClaimOutcome outcome, Instant now) {
        return switch (outcome) {
            case ClaimOutcome.Held held -> held(ride, held, now);
            case ClaimOutcome.HoldRefused refused -> refused(ride, refused, now);
            case ClaimOutcome.Confirmed confirmed -> RideRefusals.withdrawn(confirmed.claim());
            case ClaimOutcome.ConfirmRefused refused -> Decision.unchanged();
            case ClaimOutcome.Released released -> Decision.unchanged();
            case ClaimOutcome.Expired expired -> Decision.unchanged();
        };
    }

    private Decision<RideEvent> held(Searching ride, ClaimOutcome.Held held, Instant now) {
        UserId driver = new UserId(held.resource());
        if (!ride.search().wants(driver) || !held.expiresAt().isAfter(now)) {
            return Decision.unchanged();
        }
        RideRequested request = ride.request();
        return Decision.accept(new RideEvent.DriverOffered(
                held.claim(),
                driver,
                request.rider(),
                request.pickup(),
                request.dropoff(),
                request.product(),
                request.estimate(),
                pickupEtaS(held),
                held.expiresAt(),
                now));
    }

    private Decision<RideEvent> refused(Searching ride, ClaimOutcome.HoldRefused refused, Instant now) {
        Search search = ride.search();
        ClaimId current = claimOf(ride.request().ride(), search.attempt(), refused.resource());
        if (!current.equals(refused.claim())) {
            return Decision.unchanged();
        }
        if (search.only() != null) {
            return notFound(ride, now);
        }
        return search.mayAskAtOnce(settings, now)
                ? Decision.accept(goOn(ride.request(), search, settings, now))
                : Decision.unchanged();
    }

    private static Decision<RideEvent> answered(Searching ride, DispatchOutcome outcome, Instant now) {
        return switch (outcome) {
            case DispatchOutcome.NoCandidates none -> {
                boolean chosenIsAway = ride.search().only() != null
                        && none.attempt() == ride.search().attempt();
                yield chosenIsAway ? notFound(ride, now) : Decision.unchanged();
            }
        };
    }

    private static Decision<RideEvent> notFound(Searching ride, Instant now) {
        return Decision.accept(new RideEvent.NoDriversAvailable(
                ride.request().rider(), ride.search().attempt(), now));
    }

    Decision<RideEvent> decide(Offered ride, RideCommand command, Instant now) {
        return switch (command) {
            case RequestRide request -> Decision.unchanged();
            case Cancel cancel ->
                Cancelling.decide(ride.request(), RideStatus.PENDING_ACCEPTANCE, ride.held(), null, cancel, now);
            case Rate rate -> Afterwards.tooEarly(ride.request(), ride.held().driver(), rate);
            case Arrive arrive -> notAccepted(ride, arrive.driver());
            case Start start -> notAccepted(ride, start.driver());
            case End end -> notAccepted(ride, end.driver());
            case GiveUp giveUp -> notAccepted(ride, giveUp.driver());
            case ClaimAnswered answered ->
                answered.outcome().claim().equals(ride.held().id())
                        ? answered(ride, answered.outcome(), now)
                        : notAwaited(answered.outcome());
            case DispatchAnswered answered -> Decision.unchanged();
            case RideMeasured measured -> Decision.unchanged();
            case Tick tick ->
                now.isBefore(RideTimers.mutedAt(ride, settings))
                        ? Decision.unchanged()
                        : offerEnded(ride, OfferEnd.EXPIRED, now);
        };
    }

    private Decision<RideEvent> answered(Offered ride, ClaimOutcome outcome, Instant now) {
        return switch (outcome) {
            case ClaimOutcome.Held held -> Decision.unchanged();
            case ClaimOutcome.HoldRefused refused -> Decision.unchanged();
            case ClaimOutcome.Confirmed confirmed ->
                Decision.accept(new RideEvent.RideAccepted(
                        ride.held().id(), ride.held().driver(), ride.request().rider(), now));
            case ClaimOutcome.ConfirmRefused refused -> offerEnded(ride, OfferEnd.EXPIRED, now);
            case ClaimOutcome.Released released -> offerEnded(ride, OfferEnd.DECLINED, now);
            case ClaimOutcome.Expired expired -> offerEnded(ride, OfferEnd.EXPIRED, now);
        };
    }

    private Decision<RideEvent> offerEnded(Offered ride, OfferEnd how, Instant now) {
        UserId driver = ride.held().driver();
        Search search = ride.search().without(driver);
        return Decision.accept(
                new OfferEnded(ride.held().id(), driver, how, now), goOn(ride.request(), search, settings, now));
    }

    private static Decision<RideEvent> notAccepted(Offered ride, UserId driver) {
        return driver.equals(ride.held().driver())
                ? Decision.refuse(
                        RideRefusals.NOT_ACCEPTED, "accept " + ride.held().id() + " first")
                : RideRefusals.notYours();
    }

    private static int pickupEtaS(ClaimOutcome.Held held) {
        String reference = held.reference();
        if (reference == null || !reference.startsWith(ETA)) {
            return 0;
        }
        String digits = reference.substring(ETA.length());
        boolean number =
                !digits.isEmpty() && digits.length() < 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : 0;
    }
}
