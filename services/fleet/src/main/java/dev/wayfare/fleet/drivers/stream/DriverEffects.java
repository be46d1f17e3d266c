package dev.wayfare.fleet.drivers.stream;

import dev.wayfare.claims.ClaimAnswers;
import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.fleet.drivers.model.Driver;
import dev.wayfare.fleet.drivers.model.DriverFact;
import dev.wayfare.fleet.drivers.model.DriverInput;
import dev.wayfare.fleet.metrics.FleetMetrics;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.decider.Effects;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.runtime.decider.Step;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whom a driver's owner tells what. Claimants get their answers; an accept and the steps of a ride are handed to the
 * ride's owner together with the caller who waits, because they are applied only when he says so.
 */
final class DriverEffects implements Effects<DriverInput, Driver, DriverFact> {

    private static final Logger LOG = LoggerFactory.getLogger(DriverEffects.class);

    private final FleetMetrics metrics;

    DriverEffects(FleetMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void applied(Step<DriverInput, Driver, DriverFact> step, Outbox out) {
        switch (step.command()) {
            case DriverInput.OnClaim(ClaimCommand claim) ->
                ClaimAnswers.applied(claim, claimEvents(step), step.after().claims())
                        .forEach(outcome -> tell(outcome, out));
            case DriverInput.OnAction(DriverCommand action) -> acted(action, step, out);
        }
    }

    @Override
    public void refused(String key, Driver driver, DriverInput input, Refusal refusal, Outbox out) {
        switch (input) {
            case DriverInput.OnClaim(ClaimCommand claim) ->
                ClaimAnswers.refused(claim, refusal).ifPresent(outcome -> tell(outcome, out));
            case DriverInput.OnAction action -> {}
        }
    }

    private void acted(DriverCommand action, Step<DriverInput, Driver, DriverFact> step, Outbox out) {
        UserId driver = new UserId(step.key());
        switch (action) {
            case DriverCommand.AcceptOffer accept -> accepted(accept.offer(), step, out);
            case DriverCommand.Arrive arrive -> pass(arrive.ride(), new RideCommand.Arrive(driver), out);
            case DriverCommand.Start start ->
                pass(start.ride(), new RideCommand.Start(driver, start.pinMatches()), out);
            case DriverCommand.End end -> pass(end.ride(), new RideCommand.End(driver), out);
            case DriverCommand.GiveUp giveUp ->
                pass(giveUp.ride(), new RideCommand.GiveUp(driver, giveUp.reason()), out);
            case DriverCommand.FallSilent silent -> alertOnRide(silent, step);
            default -> tellOutcomes(step, out);
        }
    }

    /** Also when he had accepted before: whoever waits now must get the ride's answer, too. */
    private static void accepted(ClaimId offer, Step<DriverInput, Driver, DriverFact> step, Outbox out) {
        ClaimBook.Entry claim = step.after().claims().find(offer).orElseThrow();
        var confirmed = new ClaimOutcome.Confirmed(step.key(), offer, claim.claimant(), step.now());
        out.delegate(Topics.DRIVER_CLAIM_OUTCOMES, claim.claimant(), confirmed);
    }

    private static void pass(RideId ride, RideCommand command, Outbox out) {
        out.delegate(Topics.RIDE_ACTIONS, ride.value(), command);
    }

    private void alertOnRide(DriverCommand.FallSilent silent, Step<DriverInput, Driver, DriverFact> step) {
        boolean fell = step.events().stream().anyMatch(fact -> fact.event() instanceof DriverEvent.FellSilent);
        if (fell && step.after().ride().isPresent()) {
            metrics.silentOnRide();
            LOG.warn(
                    "driver {} is silent since {} while on {}; call him, he keeps the ride",
                    step.key(),
                    silent.lastHeardAt(),
                    step.after().ride().get());
        }
    }

    private static void tellOutcomes(Step<DriverInput, Driver, DriverFact> step, Outbox out) {
        for (ClaimEvent event : claimEvents(step)) {
            if (event instanceof ClaimOutcome outcome) {
                tell(outcome, out);
            }
        }
    }

    private static void tell(ClaimOutcome outcome, Outbox out) {
        out.send(Topics.DRIVER_CLAIM_OUTCOMES, outcome.claimant(), outcome);
    }

    private static List<ClaimEvent> claimEvents(Step<DriverInput, Driver, DriverFact> step) {
        return step.events().stream()
                .filter(DriverFact.ClaimChanged.class::isInstance)
                .map(fact -> ((DriverFact.ClaimChanged) fact).event())
                .toList();
    }
}
