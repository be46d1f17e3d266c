package dev.wayfare.rides.stream;

import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.rides.model.Ride;
import dev.wayfare.rides.model.RideSettings;
import dev.wayfare.rides.model.SampleRides;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One ride, run the way its host runs it: decide, evolve, effects. */
final class HostedRide {

    private final Aggregate<RideCommand, Ride, RideEvent> aggregate = RidesAggregate.of(RideSettings.defaults());
    private final List<RideEvent> history = new ArrayList<>();
    private final Sent sent = new Sent();
    private Ride ride = aggregate.decider().initial();
    private Instant now = SampleRides.T0;

    static HostedRide of(SampleRides.Asked asked) {
        HostedRide ride = new HostedRide();
        ride.take(asked.command());
        return ride;
    }

    /** Decides a command; empty when it was applied. */
    Optional<Refusal> take(RideCommand command) {
        switch (aggregate.decider().decide(ride, command, now)) {
            case Decision.Refused<RideEvent> refused -> {
                aggregate.effects().refused(key(), ride, command, refused.refusal(), sent);
                return Optional.of(refused.refusal());
            }
            case Decision.Accepted<RideEvent> accepted -> {
                Ride before = ride;
                for (RideEvent event : accepted.events()) {
                    ride = aggregate.decider().evolve(ride, event);
                    history.add(event);
                }
                Step<RideCommand, Ride, RideEvent> step =
                        new Step<>(key(), command, before, accepted.events(), ride, history.size(), now);
                aggregate.effects().applied(step, sent);
                return aggregate.effects().toldInstead(step);
            }
        }
    }

    /** Fires the timer if it is due. */
    void fireTimers() {
        aggregate.timers().apply(ride).stream()
                .filter(due -> !due.at().isAfter(now))
                .findFirst()
                .ifPresent(due -> take(due.command()));
    }

    Optional<Instant> dueAt() {
        return aggregate.timers().apply(ride).stream().map(due -> due.at()).min(Instant::compareTo);
    }

    HostedRide given(RideCommand command) {
        take(command);
        return this;
    }

    /** Forgets what was sent so far: a test looks at what one command sends. */
    Sent sends(RideCommand command) {
        sent.clear();
        take(command);
        return sent;
    }

    HostedRide at(Instant time) {
        now = time;
        return this;
    }

    HostedRide afterSeconds(long seconds) {
        return at(now.plusSeconds(seconds));
    }

    Instant now() {
        return now;
    }

    Ride ride() {
        return ride;
    }

    List<RideEvent> history() {
        return history;
    }

    Sent sent() {
        return sent;
    }

    private static String key() {
        return SampleRides.RIDE.value();
    }
}
