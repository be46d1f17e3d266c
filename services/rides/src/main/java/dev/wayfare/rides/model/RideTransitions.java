package dev.wayfare.rides.model;

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
import dev.wayfare.rides.model.Ride.Accepted;
import dev.wayfare.rides.model.Ride.Arrived;
import dev.wayfare.rides.model.Ride.Ended;
import dev.wayfare.rides.model.Ride.InProgress;
import dev.wayfare.rides.model.Ride.Measuring;
import dev.wayfare.rides.model.Ride.None;
import dev.wayfare.rides.model.Ride.Offered;
import dev.wayfare.rides.model.Ride.Scheduled;
import dev.wayfare.rides.model.Ride.Searching;
import java.util.List;

/** The transition table: every way from one state to another, and nothing else. A test walks all of it. */
public final class RideTransitions {

    /** From a state, by an event, to a state. */
    public record Transition(Class<? extends Ride> from, Class<? extends RideEvent> event, Class<? extends Ride> to) {}

    public static final List<Transition> ALL = List.of(
            new Transition(None.class, RideRequested.class, Searching.class),
            new Transition(None.class, RideRequested.class, Scheduled.class),
            new Transition(Scheduled.class, DriverSought.class, Searching.class),
            new Transition(Scheduled.class, RideCancelled.class, Ended.class),
            new Transition(Scheduled.class, RideExpired.class, Ended.class),
            new Transition(Searching.class, DriverSought.class, Searching.class),
            new Transition(Searching.class, DriverOffered.class, Offered.class),
            new Transition(Searching.class, RideCancelled.class, Ended.class),
            new Transition(Searching.class, NoDriversAvailable.class, Ended.class),
            new Transition(Offered.class, OfferEnded.class, Searching.class),
            new Transition(Offered.class, RideAccepted.class, Accepted.class),
            new Transition(Offered.class, RideCancelled.class, Ended.class),
            new Transition(Accepted.class, DriverArrived.class, Arrived.class),
            new Transition(Accepted.class, DriverGaveUp.class, Searching.class),
            new Transition(Accepted.class, RideCancelled.class, Ended.class),
            new Transition(Accepted.class, RideExpired.class, Ended.class),
            new Transition(Arrived.class, PinMistyped.class, Arrived.class),
            new Transition(Arrived.class, RideStarted.class, InProgress.class),
            new Transition(Arrived.class, DriverGaveUp.class, Searching.class),
            new Transition(Arrived.class, RideCancelled.class, Ended.class),
            new Transition(Arrived.class, RiderNoShow.class, Ended.class),
            new Transition(InProgress.class, TripEnded.class, Measuring.class),
            new Transition(Measuring.class, RideCompleted.class, Ended.class),
            new Transition(InProgress.class, RideCancelled.class, Ended.class),
            new Transition(InProgress.class, RideExpired.class, Ended.class),
            new Transition(Ended.class, RideRated.class, Ended.class));

    private RideTransitions() {}

    /** Whether the table has this way. */
    public static boolean isLegal(Ride from, RideEvent event, Ride to) {
        return ALL.contains(new Transition(from.getClass(), event.getClass(), to.getClass()));
    }
}
