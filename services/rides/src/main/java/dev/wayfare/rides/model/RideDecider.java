package dev.wayfare.rides.model;

import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.kernel.Decider;
import dev.wayfare.kernel.Decision;
import java.time.Instant;

/**
 * The rules of a ride. Every command has an answer in every state: accepted events, or a refusal with a code of
 * {@link RideRefusals}. A cancel and an accept meet here, so they have one order. Stateless; safe from any thread.
 */
public final class RideDecider implements Decider<RideCommand, Ride, RideEvent> {

    private final Requesting requesting;
    private final Finding finding;
    private final Travelling travelling;
    private final Measurement measuring;
    private final Afterwards afterwards;

    public RideDecider(RideSettings settings) {
        this.requesting = new Requesting(settings);
        this.finding = new Finding(settings);
        this.travelling = new Travelling(settings);
        this.measuring = new Measurement(settings);
        this.afterwards = new Afterwards(settings);
    }

    @Override
    public Ride initial() {
        return new Ride.None();
    }

    @Override
    public Decision<RideEvent> decide(Ride ride, RideCommand command, Instant now) {
        return switch (ride) {
            case Ride.None none -> requesting.decide(command, now);
            case Ride.Scheduled scheduled -> requesting.decide(scheduled, command, now);
            case Ride.Searching searching -> finding.decide(searching, command, now);
            case Ride.Offered offered -> finding.decide(offered, command, now);
            case Ride.Accepted accepted -> travelling.decide(accepted, command, now);
            case Ride.Arrived arrived -> travelling.decide(arrived, command, now);
            case Ride.InProgress inProgress -> travelling.decide(inProgress, command, now);
            case Ride.Measuring ending -> measuring.decide(ending, command, now);
            case Ride.Ended ended -> afterwards.decide(ended, command, now);
        };
    }

    @Override
    public Ride evolve(Ride ride, RideEvent event) {
        return RideHistory.after(ride, event);
    }
}
