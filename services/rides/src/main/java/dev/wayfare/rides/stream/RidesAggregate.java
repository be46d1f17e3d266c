package dev.wayfare.rides.stream;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.dispatch.DispatchOutcome;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.rides.model.Ride;
import dev.wayfare.rides.model.RideDecider;
import dev.wayfare.rides.model.RideSettings;
import dev.wayfare.rides.model.RideTimers;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.Due;
import java.util.List;

/** Describes the ride to the host of deciders. The names under which states are stored are for ever. */
public final class RidesAggregate {

    private RidesAggregate() {}

    public static Aggregate<RideCommand, Ride, RideEvent> of(RideSettings settings) {
        return Aggregate.named("rides", new RideDecider(settings))
                .state("none", Ride.None.class)
                .state("scheduled", Ride.Scheduled.class)
                .state("searching", Ride.Searching.class)
                .state("offered", Ride.Offered.class)
                .state("accepted", Ride.Accepted.class)
                .state("arrived", Ride.Arrived.class)
                .state("in-progress", Ride.InProgress.class)
                .state("measuring", Ride.Measuring.class)
                .state("ended", Ride.Ended.class)
                .readsDeduplicated(Topics.RIDE_REQUESTS, RideCommand.class::cast)
                .reads(Topics.RIDE_ACTIONS, RideCommand.class::cast)
                .reads(
                        Topics.DRIVER_CLAIM_OUTCOMES,
                        outcome -> new RideCommand.ClaimAnswered(ClaimOutcome.class.cast(outcome)))
                .reads(
                        Topics.DISPATCH_OUTCOMES,
                        outcome -> new RideCommand.DispatchAnswered(DispatchOutcome.class.cast(outcome)))
                .timers(ride -> timers(ride, settings))
                .effects(new RideEffects(settings))
                .forgets(ride -> RideTimers.forgetAt(ride, settings))
                .tells(RideEvent.RideExpired.class)
                .publishes(Topics.RIDE_EVENTS);
    }

    private static List<Due<RideCommand>> timers(Ride ride, RideSettings settings) {
        return RideTimers.dueAt(ride, settings).stream()
                .map(at -> new Due<RideCommand>(at, new RideCommand.Tick()))
                .toList();
    }
}
