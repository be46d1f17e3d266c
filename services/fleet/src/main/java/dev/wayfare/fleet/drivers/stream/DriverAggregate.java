package dev.wayfare.fleet.drivers.stream;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.fleet.drivers.model.Driver;
import dev.wayfare.fleet.drivers.model.DriverFact;
import dev.wayfare.fleet.drivers.model.DriverInput;
import dev.wayfare.fleet.drivers.model.Drivers;
import dev.wayfare.fleet.metrics.FleetMetrics;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.Due;
import java.util.List;

/** Drivers, as their host needs to know them. A driver's state is never forgotten. */
public final class DriverAggregate {

    /** Names the store. */
    public static final String NAME = "drivers";

    private DriverAggregate() {}

    public static Aggregate<DriverInput, Driver, DriverFact> describe(FleetMetrics metrics) {
        return Aggregate.named(NAME, new Drivers())
                .state("unregistered", Driver.Unregistered.class)
                .state("registered", Driver.Registered.class)
                .readsDeduplicated(Topics.DRIVER_ACTIONS, value -> new DriverInput.OnAction((DriverCommand) value))
                .reads(Topics.DRIVER_CLAIMS, value -> new DriverInput.OnClaim((ClaimCommand) value))
                .eventValue(DriverFact::event)
                .timers(DriverAggregate::timers)
                .effects(new DriverEffects(metrics))
                .publishes(Topics.DRIVER_EVENTS);
    }

    private static List<Due<DriverInput>> timers(Driver driver) {
        return switch (driver) {
            case Driver.Unregistered unknown -> List.of();
            case Driver.Registered known ->
                known
                        .claims()
                        .nextExpiry()
                        .map(at -> new Due<DriverInput>(
                                at,
                                new DriverInput.OnClaim(
                                        new ClaimCommand.ExpireDue(known.id().value()))))
                        .stream()
                        .toList();
        };
    }
}
