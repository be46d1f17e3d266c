package dev.wayfare.rides.stream;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.dispatch.FindDriver;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideCommand.ClaimAnswered;
import dev.wayfare.contracts.rides.RideCommand.RequestRide;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.DriverArrived;
import dev.wayfare.contracts.rides.RideEvent.DriverGaveUp;
import dev.wayfare.contracts.rides.RideEvent.DriverOffered;
import dev.wayfare.contracts.rides.RideEvent.DriverSought;
import dev.wayfare.contracts.rides.RideEvent.NoDriversAvailable;
import dev.wayfare.contracts.rides.RideEvent.OfferEnded;
import dev.wayfare.contracts.rides.RideEvent.PinMistyped;
import dev.wayfare.contracts.rides.RideEvent.RideAccepted;
import dev.wayfare.contracts.rides.RideEvent.RideCancelled;
import dev.wayfare.contracts.rides.RideEvent.RideCompleted;
import dev.wayfare.contracts.rides.RideEvent.RideExpired;
import dev.wayfare.contracts.rides.RideEvent.RideRated;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.rides.RideEvent.RideStarted;
import dev.wayfare.contracts.rides.RideEvent.RiderNoShow;
import dev.wayfare.contracts.rides.RideEvent.TripEnded;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.rides.model.Ride;
import dev.wayfare.rides.model.Ride.DriverClaim;
import dev.wayfare.rides.model.RideRefusals;
import dev.wayfare.rides.model.RideSettings;
import dev.wayfare.rides.model.Search;
import dev.wayfare.runtime.decider.Effects;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.runtime.decider.Step;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What others learn from a decision about a ride: dispatch is asked, drivers are confirmed and freed, bills are
 * ordered, and whoever waits for a driver is answered. A function of the step alone.
 *
 * <p>One rule frees drivers: whenever a ride leaves a claim, or hears of one that is not its own, it sends a Release.
 */
public final class RideEffects implements Effects<RideCommand, Ride, RideEvent> {

    private final RideSettings settings;

    public RideEffects(RideSettings settings) {
        this.settings = settings;
    }

    @Override
    public void applied(Step<RideCommand, Ride, RideEvent> step, Outbox out) {
        releaseWhatWasLeft(step, out);
        releaseWhatIsNotOurs(step.key(), step.after(), step.command(), out);
        for (RideEvent event : step.events()) {
            tell(step.before(), event, out);
            RideTracking.tell(step.before(), event, out);
        }
        if (step.after() instanceof Ride.Searching searching
                && step.events().stream().anyMatch(RideEffects::seeks)) {
            askDispatch(searching, step, out);
        }
        answerWhoWaits(step, out);
    }

    @Override
    public void refused(String key, Ride ride, RideCommand command, Refusal refusal, Outbox out) {
        releaseWhatIsNotOurs(key, ride, command, out);
        if (command instanceof RequestRide request && request.replyWhenHeld() != null) {
            out.reply(request.replyWhenHeld(), key, 0, refusal);
        }
    }

    @Override
    public Optional<Refusal> toldInstead(Step<RideCommand, Ride, RideEvent> step) {
        boolean mistyped = step.events().stream().anyMatch(PinMistyped.class::isInstance);
        return mistyped ? Optional.of(RideRefusals.wrongPin()) : Optional.empty();
    }

    private static boolean seeks(RideEvent event) {
        return event instanceof DriverSought || event instanceof RideRequested;
    }

    private void askDispatch(Ride.Searching ride, Step<RideCommand, Ride, RideEvent> step, Outbox out) {
        RideRequested request = ride.request();
        Search search = ride.search();
        FindDriver find = new FindDriver(
                request.ride(),
                search.attempt(),
                request.market(),
                request.pickup(),
                request.product(),
                search.excluded(),
                search.only(),
                Math.toIntExact(settings.hold().toSeconds()),
                step.now(),
                step.now().plus(settings.askValid()));
        out.send(Topics.DISPATCH_REQUESTS, request.market(), find);
    }

    private static void tell(Ride before, RideEvent event, Outbox out) {
        switch (event) {
            case DriverOffered offered -> before.findRequest().ifPresent(request -> confirm(request, offered, out));
            case RideStarted started ->
                before.findRequest()
                        .ifPresent(request -> out.send(
                                Topics.DRIVER_ACTIONS,
                                started.driver().value(),
                                new DriverCommand.TripBegan(request.ride())));
            case TripEnded ended -> {}
            case RideCompleted completed ->
                before.findRequest().ifPresent(request -> issue(RideBills.of(request, completed), out));
            case RideCancelled cancelled ->
                before.findRequest()
                        .flatMap(request -> RideBills.of(request, cancelled))
                        .ifPresent(bill -> issue(bill, out));
            case RiderNoShow noShow ->
                before.findRequest()
                        .flatMap(request -> RideBills.of(request, noShow))
                        .ifPresent(bill -> issue(bill, out));
            case RideRequested requested -> {}
            case DriverSought sought -> {}
            case OfferEnded ended -> {}
            case RideAccepted accepted -> {}
            case DriverArrived arrived -> {}
            case PinMistyped mistyped -> {}
            case DriverGaveUp gaveUp -> {}
            case NoDriversAvailable none -> {}
            case RideExpired expired -> {}
            case RideRated rated -> {}
        }
    }

    /** A held driver of a product that accepts by itself is confirmed at once; the ride is accepted when his owner says so. */
    private static void confirm(RideRequested request, DriverOffered offered, Outbox out) {
        if (request.tariff().acceptsByItself()) {
            String driver = offered.driver().value();
            out.send(
                    Topics.DRIVER_CLAIMS,
                    driver,
                    new ClaimCommand.Confirm(
                            driver, offered.offer(), request.ride().value()));
        }
    }

    private static void issue(BillCommand.Issue bill, Outbox out) {
        out.send(Topics.BILLING_TASKS, bill.bill().value(), bill);
    }

    private static void releaseWhatWasLeft(Step<RideCommand, Ride, RideEvent> step, Outbox out) {
        step.before()
                .claim()
                .filter(claim -> !step.after().claim().equals(step.before().claim()) && !isOver(claim, step.command()))
                .ifPresent(claim -> {
                    String why = step.after() instanceof Ride.Ended ended
                            ? ended.status().name()
                            : "SOUGHT_AGAIN";
                    release(claim.driver().value(), claim.id(), step.key(), why, out);
                });
    }

    private static boolean isOver(DriverClaim claim, RideCommand command) {
        return command instanceof ClaimAnswered answered
                && answered.outcome().claim().equals(claim.id())
                && (answered.outcome() instanceof ClaimOutcome.Released
                        || answered.outcome() instanceof ClaimOutcome.Expired);
    }

    private static void releaseWhatIsNotOurs(String ride, Ride after, RideCommand command, Outbox out) {
        if (!(command instanceof ClaimAnswered answered)) {
            return;
        }
        ClaimOutcome outcome = answered.outcome();
        boolean binds = outcome instanceof ClaimOutcome.Held || outcome instanceof ClaimOutcome.Confirmed;
        boolean ours = after.claim()
                .filter(claim -> claim.id().equals(outcome.claim()))
                .isPresent();
        if (binds && !ours) {
            release(outcome.resource(), outcome.claim(), ride, "NOT_AWAITED", out);
        }
    }

    private static void release(String driver, ClaimId claim, String ride, String why, Outbox out) {
        out.send(Topics.DRIVER_CLAIMS, driver, new ClaimCommand.Release(driver, claim, ride, why));
    }

    /** Once: when a driver is held (or has accepted by himself), or when the ride has ended without one. */
    private static void answerWhoWaits(Step<RideCommand, Ride, RideEvent> step, Outbox out) {
        if (step.after().waiting().isPresent()) {
            return;
        }
        Refusal refusal = refusalOf(step.after());
        step.before().waiting().ifPresent(to -> out.reply(to, step.key(), step.version(), refusal));
        if (step.command() instanceof RequestRide again
                && again.replyWhenHeld() != null
                && step.before().waiting().isEmpty()) {
            out.reply(again.replyWhenHeld(), step.key(), step.version(), refusal);
        }
    }

    private static @Nullable Refusal refusalOf(Ride ride) {
        if (!(ride instanceof Ride.Ended ended)) {
            return null;
        }
        return switch (ended.status()) {
            case CANCELLED, NO_DRIVERS_AVAILABLE, EXPIRED ->
                RideRefusals.ofEndWithoutDriver(ended.status(), ended.named());
            case COMPLETED, NO_SHOW, REQUESTED, PENDING_ACCEPTANCE, ACCEPTED, ARRIVED, IN_PROGRESS -> null;
        };
    }
}
