package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.Transitions;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.contracts.rides.CancelledBy;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A ride goes from state to state as the design says, answers the offer that is open, is called off with the rider on
 * board by the platform only, is measured before it is completed (those of the time before measuring excepted), and after its
 * end is only rated.
 */
public final class RideTransitions extends RideCheck {

    private enum State {
        NONE,
        REQUESTED,
        PENDING_ACCEPTANCE,
        ACCEPTED,
        ARRIVED,
        IN_PROGRESS,
        MEASURING,
        ENDED,
        UNKNOWN
    }

    private static final Transitions<State> LEGAL = Transitions.of(State.class)
            .legal(State.NONE, RideRequested.class, State.REQUESTED)
            .legal(State.REQUESTED, DriverSought.class, State.REQUESTED)
            .legal(State.REQUESTED, DriverOffered.class, State.PENDING_ACCEPTANCE)
            .legal(State.REQUESTED, NoDriversAvailable.class, State.ENDED)
            .legal(State.REQUESTED, RideCancelled.class, State.ENDED)
            .legal(State.REQUESTED, RideExpired.class, State.ENDED)
            .legal(State.PENDING_ACCEPTANCE, RideAccepted.class, State.ACCEPTED)
            .legal(State.PENDING_ACCEPTANCE, OfferEnded.class, State.REQUESTED)
            .legal(State.PENDING_ACCEPTANCE, RideCancelled.class, State.ENDED)
            .legal(State.PENDING_ACCEPTANCE, RideExpired.class, State.ENDED)
            .legal(State.ACCEPTED, DriverArrived.class, State.ARRIVED)
            .legal(State.ACCEPTED, DriverGaveUp.class, State.REQUESTED)
            .legal(State.ACCEPTED, RideCancelled.class, State.ENDED)
            .legal(State.ACCEPTED, RideExpired.class, State.ENDED)
            .legal(State.ARRIVED, PinMistyped.class, State.ARRIVED)
            .legal(State.ARRIVED, RideStarted.class, State.IN_PROGRESS)
            .legal(State.ARRIVED, DriverGaveUp.class, State.REQUESTED)
            .legal(State.ARRIVED, RiderNoShow.class, State.ENDED)
            .legal(State.ARRIVED, RideCancelled.class, State.ENDED)
            .legal(State.ARRIVED, RideExpired.class, State.ENDED)
            .legal(State.IN_PROGRESS, TripEnded.class, State.MEASURING)
            .legal(State.IN_PROGRESS, RideCompleted.class, State.ENDED)
            .legal(State.MEASURING, RideCompleted.class, State.ENDED)
            .legal(State.IN_PROGRESS, RideCancelled.class, State.ENDED)
            .legal(State.IN_PROGRESS, RideExpired.class, State.ENDED)
            .legal(State.ENDED, RideRated.class, State.ENDED)
            .build();

    private final boolean whole;
    private final Map<String, State> states = new HashMap<>();
    private final Map<String, ClaimId> offers = new HashMap<>();

    public RideTransitions(Bounds bounds) {
        super(8, "rides take legal steps");
        this.whole = bounds.isWhole(Topics.RIDE_EVENTS.name());
    }

    @Override
    void see(Decoded record, RideEvent event, Findings findings) {
        findings.examined();
        State from = states.getOrDefault(record.key(), record.version() > 1 && !whole ? State.UNKNOWN : State.NONE);
        boolean onBoard =
                from == State.IN_PROGRESS && event instanceof RideCancelled off && off.by() != CancelledBy.SYSTEM;
        boolean unmeasured = from == State.IN_PROGRESS && event instanceof RideCompleted done && done.basis() != null;
        Optional<State> to = onBoard || unmeasured ? Optional.empty() : LEGAL.next(from, event);
        if (from == State.UNKNOWN) {
            states.put(record.key(), State.UNKNOWN);
        } else if (to.isPresent()) {
            states.put(record.key(), to.get());
            offer(record, event, findings);
        } else {
            findings.violation(record, event.getClass().getSimpleName() + " is illegal in " + from);
            states.putIfAbsent(record.key(), State.UNKNOWN);
        }
    }

    private void offer(Decoded record, RideEvent event, Findings findings) {
        if (event instanceof DriverOffered offered) {
            offers.put(record.key(), offered.offer());
        } else if (event instanceof RideAccepted accepted) {
            mustBeOpen(record, accepted.offer(), findings);
        } else if (event instanceof OfferEnded ended) {
            mustBeOpen(record, ended.offer(), findings);
        } else if (RideEnd.of(event).isPresent()) {
            offers.remove(record.key());
        }
    }

    private void mustBeOpen(Decoded record, ClaimId offer, Findings findings) {
        ClaimId open = offers.remove(record.key());
        if (!offer.equals(open)) {
            findings.violation(record, "answers " + offer + ", but " + open + " is open");
        }
    }
}
