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
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.UserId;
import dev.wayfare.rides.model.Ride.Ended;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** After the end: each side may rate the other once, for a while. */
final class Afterwards {

    private static final int MOST_STARS = 5;

    private final RideSettings settings;

    Afterwards(RideSettings settings) {
        this.settings = settings;
    }

    /** The answer to a rating before the end: only the ride's two people learn that it is too early. */
    static Decision<RideEvent> tooEarly(RideRequested request, @Nullable UserId driver, Rate rate) {
        return rate.by().equals(request.rider()) || rate.by().equals(driver)
                ? RideRefusals.notRateable("a ride can be rated once it is completed")
                : RideRefusals.notYours();
    }

    Decision<RideEvent> decide(Ended ride, RideCommand command, Instant now) {
        return switch (command) {
            case RequestRide request -> Decision.unchanged();
            case Cancel cancel -> RideRefusals.ended(ride.status());
            case Rate rate -> rate(ride, rate, now);
            case Arrive arrive -> over(ride, arrive.driver());
            case Start start -> over(ride, start.driver());
            case End end ->
                ride.status() == RideStatus.COMPLETED && end.driver().equals(ride.driver())
                        ? Decision.unchanged()
                        : over(ride, end.driver());
            case GiveUp giveUp -> over(ride, giveUp.driver());
            case ClaimAnswered answered ->
                answered.outcome() instanceof ClaimOutcome.Confirmed confirmed
                        ? tooLate(ride, confirmed.claim())
                        : Decision.unchanged();
            case DispatchAnswered answered -> Decision.unchanged();
            case RideMeasured measured -> Decision.unchanged();
            case Tick tick -> Decision.unchanged();
        };
    }

    private Decision<RideEvent> rate(Ended ride, Rate rate, Instant now) {
        UserId driver = ride.driver();
        boolean byRider = rate.by().equals(ride.rider());
        if (!byRider && !rate.by().equals(driver)) {
            return RideRefusals.notYours();
        }
        if (rate.stars() < 1 || rate.stars() > MOST_STARS) {
            return Decision.refuse(RideRefusals.RATING_OUT_OF_RANGE, rate.stars() + " stars; give 1 to " + MOST_STARS);
        }
        if (ride.status() != RideStatus.COMPLETED || driver == null) {
            return RideRefusals.notRateable("a ride that ended as " + ride.status() + " is not rated");
        }
        if (byRider ? ride.ratedByRider() : ride.ratedByDriver()) {
            return Decision.refuse(RideRefusals.ALREADY_RATED, "you have rated this ride already");
        }
        if (now.isAfter(ride.endedAt().plus(settings.memory()))) {
            return RideRefusals.notRateable(
                    "a ride can be rated for " + settings.memory().toDays() + " days after its end");
        }
        UserId of = byRider ? driver : ride.rider();
        return Decision.accept(new RideEvent.RideRated(rate.by(), of, rate.stars(), rate.comment(), now));
    }

    private static Decision<RideEvent> over(Ended ride, UserId driver) {
        if (!driver.equals(ride.driver())) {
            return RideRefusals.notYours();
        }
        return ride.status() == RideStatus.CANCELLED ? cancelled() : RideRefusals.ended(ride.status());
    }

    private static Decision<RideEvent> tooLate(Ended ride, ClaimId offer) {
        return switch (ride.status()) {
            case CANCELLED -> cancelled();
            case COMPLETED -> RideRefusals.ended(ride.status());
            case NO_DRIVERS_AVAILABLE, NO_SHOW, EXPIRED -> RideRefusals.withdrawn(offer);
            case REQUESTED, PENDING_ACCEPTANCE, ACCEPTED, ARRIVED, IN_PROGRESS ->
                throw new IllegalStateException(ride.status() + " is no end of a ride");
        };
    }

    private static Decision<RideEvent> cancelled() {
        return Decision.refuse(RideRefusals.RIDE_CANCELLED, "the ride was cancelled; you are free again");
    }
}
