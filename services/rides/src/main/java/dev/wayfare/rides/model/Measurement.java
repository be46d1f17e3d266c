package dev.wayfare.rides.model;

import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.DistanceBasis;
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
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.UserId;
import dev.wayfare.rides.model.Ride.Measuring;
import java.time.Duration;
import java.time.Instant;

/**
 * Between the end of the trip and the fare: tracking is asked how far it was, and whoever speaks first completes the ride, the
 * answer or the clock. The first answer counts; all later ones meet an ended ride.
 *
 * <p>A measured distance counts unless it cannot be: it needs {@value #FEWEST_FIXES} fixes; at most a
 * {@value #UNSEEN_SHARE}th of the time may lie in gaps; it is at most {@value #LONGEST} times the estimate and
 * {@value #LONGEST_MORE_M} m; and a car that hardly moved while at least half of the estimated time passed had a frozen device.
 */
final class Measurement {

    static final int FEWEST_FIXES = 2;
    static final int UNSEEN_SHARE = 4;
    static final int LONGEST = 3;
    static final int LONGEST_MORE_M = 2_000;

    private static final int FROZEN_SHARE = 10;

    private final RideSettings settings;

    Measurement(RideSettings settings) {
        this.settings = settings;
    }

    Decision<RideEvent> decide(Measuring ride, RideCommand command, Instant now) {
        RideRequested request = ride.request();
        UserId driver = ride.assigned().driver();
        return switch (command) {
            case RequestRide again -> Decision.unchanged();
            case Cancel cancel ->
                cancel.by() == CancelledBy.RIDER
                                && !cancel.actor().equals(request.rider().value())
                        ? RideRefusals.notYours()
                        : RideRefusals.ended(RideStatus.COMPLETED);
            case Rate rate -> Afterwards.tooEarly(request, driver, rate);
            case Arrive arrive -> over(driver, arrive.driver());
            case Start start -> over(driver, start.driver());
            case End end -> driver.equals(end.driver()) ? Decision.unchanged() : RideRefusals.notYours();
            case GiveUp giveUp -> over(driver, giveUp.driver());
            case RideMeasured measured ->
                driver.equals(measured.driver()) ? answered(ride, measured, now) : Decision.unchanged();
            case ClaimAnswered answered ->
                answered.outcome().claim().equals(ride.assigned().id())
                        ? Decision.unchanged()
                        : Finding.notAwaited(answered.outcome());
            case DispatchAnswered answered -> Decision.unchanged();
            case Tick tick ->
                now.isBefore(RideTimers.measuredBy(ride, settings))
                        ? Decision.unchanged()
                        : completed(ride, request.distanceM(), DistanceBasis.ESTIMATED, now);
        };
    }

    private static Decision<RideEvent> over(UserId driver, UserId by) {
        return driver.equals(by) ? RideRefusals.ended(RideStatus.COMPLETED) : RideRefusals.notYours();
    }

    private static Decision<RideEvent> answered(Measuring ride, RideMeasured measured, Instant now) {
        return isCredible(measured, ride.request(), durationS(ride))
                ? completed(ride, measured.distanceM(), DistanceBasis.MEASURED, now)
                : completed(ride, ride.request().distanceM(), DistanceBasis.ESTIMATED, now);
    }

    static boolean isCredible(RideMeasured measured, RideRequested request, int durationS) {
        long distanceM = measured.distanceM();
        boolean seen = measured.fixes() >= FEWEST_FIXES && (long) measured.unseenS() * UNSEEN_SHARE <= durationS;
        boolean tooLong = distanceM > (long) LONGEST * request.distanceM() + LONGEST_MORE_M;
        boolean frozen = distanceM * FROZEN_SHARE < request.distanceM() && durationS * 2L >= request.durationS();
        return distanceM >= 0 && seen && !tooLong && !frozen;
    }

    private static Decision<RideEvent> completed(Measuring ride, int distanceM, DistanceBasis basis, Instant now) {
        RideRequested request = ride.request();
        int durationS = durationS(ride);
        Money fare = request.tariff().fare(distanceM, durationS, request.surge());
        return Decision.accept(new RideEvent.RideCompleted(
                ride.assigned().driver(), request.rider(), fare, distanceM, durationS, ride.startedAt(), now, basis));
    }

    private static int durationS(Measuring ride) {
        return (int)
                Math.max(0, Duration.between(ride.startedAt(), ride.endedAt()).toSeconds());
    }
}
