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
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.kernel.Decision;
import java.time.Instant;

/** Before the search: a ride comes to be, at once or for later. */
final class Requesting {

    private final RideSettings settings;

    Requesting(RideSettings settings) {
        this.settings = settings;
    }

    Decision<RideEvent> decide(RideCommand command, Instant now) {
        return switch (command) {
            case RequestRide request -> request(request, now);
            case ClaimAnswered answered ->
                answered.outcome() instanceof ClaimOutcome.Confirmed ? RideRefusals.unknown() : Decision.unchanged();
            case DispatchAnswered answered -> Decision.unchanged();
            case RideMeasured measured -> Decision.unchanged();
            case Tick tick -> Decision.unchanged();
            case Cancel cancel -> RideRefusals.unknown();
            case Rate rate -> RideRefusals.unknown();
            case Arrive arrive -> RideRefusals.unknown();
            case Start start -> RideRefusals.unknown();
            case End end -> RideRefusals.unknown();
            case GiveUp giveUp -> RideRefusals.unknown();
        };
    }

    Decision<RideEvent> decide(Ride.Scheduled ride, RideCommand command, Instant now) {
        return switch (command) {
            case RequestRide request -> Decision.unchanged();
            case Cancel cancel -> Cancelling.decide(ride.request(), RideStatus.REQUESTED, null, null, cancel, now);
            case Rate rate -> Afterwards.tooEarly(ride.request(), null, rate);
            case Arrive arrive -> RideRefusals.notYours();
            case Start start -> RideRefusals.notYours();
            case End end -> RideRefusals.notYours();
            case GiveUp giveUp -> RideRefusals.notYours();
            case ClaimAnswered answered -> Finding.notAwaited(answered.outcome());
            case DispatchAnswered answered -> Decision.unchanged();
            case RideMeasured measured -> Decision.unchanged();
            case Tick tick -> tick(ride, now);
        };
    }

    private Decision<RideEvent> request(RequestRide asked, Instant now) {
        if (asked.pickup().point().distanceM(asked.dropoff().point()) < settings.samePlaceM()) {
            return Decision.refuse(
                    RideRefusals.SAME_PLACE,
                    "pick-up and drop-off are less than " + settings.samePlaceM()
                            + " m apart; choose another drop-off");
        }
        RideEvent requested = requested(asked, now);
        if (asked.scheduledFor() == null) {
            return Decision.accept(requested);
        }
        if (asked.scheduledFor().isBefore(now.minus(settings.scheduleGrace()))) {
            return Decision.refuse(
                    RideRefusals.SCHEDULED_IN_THE_PAST, asked.scheduledFor() + " has passed; choose a later time");
        }
        if (asked.scheduledFor().isAfter(now.plus(settings.scheduleAhead()))) {
            return Decision.refuse(
                    RideRefusals.SCHEDULED_TOO_FAR,
                    asked.scheduledFor() + " is more than "
                            + settings.scheduleAhead().toDays() + " days ahead; choose an earlier time");
        }
        boolean later = asked.scheduledFor().minus(settings.lead()).isAfter(now);
        return later ? Decision.accept(requested) : Decision.accept(requested, new RideEvent.DriverSought(1, now));
    }

    private Decision<RideEvent> tick(Ride.Scheduled ride, Instant now) {
        Instant begins = RideTimers.searchBeginsAt(ride.request(), settings);
        if (now.isBefore(begins)) {
            return Decision.unchanged();
        }
        if (now.isAfter(begins.plus(settings.lead()).plus(settings.arrival()))) {
            return Decision.accept(
                    new RideEvent.RideExpired(ride.request().rider(), null, null, "scheduled time missed", now));
        }
        return Decision.accept(new RideEvent.DriverSought(1, now));
    }

    private static RideEvent requested(RequestRide asked, Instant now) {
        return new RideEvent.RideRequested(
                asked.ride(),
                asked.rider(),
                asked.pickup(),
                asked.dropoff(),
                asked.market(),
                asked.product(),
                asked.tariff(),
                asked.surge(),
                asked.estimate(),
                asked.distanceM(),
                asked.durationS(),
                asked.paymentMethod(),
                asked.scheduledFor(),
                asked.driver(),
                asked.replyWhenHeld(),
                now);
    }
}
