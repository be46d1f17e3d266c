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
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.kernel.UserId;
import dev.wayfare.rides.model.Ride.Accepted;
import dev.wayfare.rides.model.Ride.Arrived;
import dev.wayfare.rides.model.Ride.DriverClaim;
import dev.wayfare.rides.model.Ride.Ended;
import dev.wayfare.rides.model.Ride.InProgress;
import dev.wayfare.rides.model.Ride.Measuring;
import dev.wayfare.rides.model.Ride.None;
import dev.wayfare.rides.model.Ride.Offered;
import dev.wayfare.rides.model.Ride.Scheduled;
import dev.wayfare.rides.model.Ride.Searching;
import org.jspecify.annotations.Nullable;

/** The state after an event. {@link RideTransitions} says which events each state takes. */
final class RideHistory {

    private RideHistory() {}

    static Ride after(Ride ride, RideEvent event) {
        return switch (event) {
            case RideRequested requested
            when ride instanceof None ->
                requested.scheduledFor() == null
                        ? new Searching(requested, Search.first(requested, requested.at()))
                        : new Scheduled(requested);
            case DriverSought sought
            when ride instanceof Scheduled scheduled ->
                new Searching(scheduled.request(), Search.first(scheduled.request(), sought.at()));
            case DriverSought sought
            when ride instanceof Searching searching ->
                new Searching(searching.request(), searching.search().asked(sought.attempt(), sought.at()));
            case DriverOffered offered when ride instanceof Searching searching -> offered(searching, offered);
            case OfferEnded ended
            when ride instanceof Offered offered ->
                new Searching(offered.request(), offered.search().without(ended.driver()));
            case RideAccepted accepted
            when ride instanceof Offered offered ->
                new Accepted(offered.request(), offered.search().answered(), offered.held(), accepted.at());
            case DriverArrived arrived
            when ride instanceof Accepted accepted ->
                new Arrived(
                        accepted.request(),
                        accepted.search(),
                        accepted.assigned(),
                        accepted.acceptedAt(),
                        arrived.at(),
                        null);
            case PinMistyped mistyped when ride instanceof Arrived arrived -> arrived.mistypedAgain();
            case RideStarted started
            when ride instanceof Arrived arrived -> new InProgress(arrived.request(), arrived.assigned(), started.at());
            case DriverGaveUp gaveUp
            when ride instanceof Accepted accepted ->
                new Searching(accepted.request(), accepted.search().anew(gaveUp.driver(), gaveUp.at()));
            case DriverGaveUp gaveUp
            when ride instanceof Arrived arrived ->
                new Searching(arrived.request(), arrived.search().anew(gaveUp.driver(), gaveUp.at()));
            case TripEnded ended
            when ride instanceof InProgress inProgress ->
                new Measuring(inProgress.request(), inProgress.assigned(), inProgress.startedAt(), ended.at());
            case RideCompleted completed
            when ride instanceof Measuring -> ended(ride, event, completed.driver(), RideStatus.COMPLETED);
            case RiderNoShow noShow
            when ride instanceof Arrived -> ended(ride, event, noShow.driver(), RideStatus.NO_SHOW);
            case NoDriversAvailable none
            when ride instanceof Searching -> ended(ride, event, null, RideStatus.NO_DRIVERS_AVAILABLE);
            case RideCancelled cancelled -> ended(ride, event, cancelled.driver(), RideStatus.CANCELLED);
            case RideExpired expired -> ended(ride, event, expired.driver(), RideStatus.EXPIRED);
            case RideRated rated when ride instanceof Ended ended -> rated(ended, rated);
            case RideRequested e -> throw misplaced(ride, e);
            case DriverSought e -> throw misplaced(ride, e);
            case DriverOffered e -> throw misplaced(ride, e);
            case OfferEnded e -> throw misplaced(ride, e);
            case RideAccepted e -> throw misplaced(ride, e);
            case DriverArrived e -> throw misplaced(ride, e);
            case PinMistyped e -> throw misplaced(ride, e);
            case RideStarted e -> throw misplaced(ride, e);
            case DriverGaveUp e -> throw misplaced(ride, e);
            case TripEnded e -> throw misplaced(ride, e);
            case RideCompleted e -> throw misplaced(ride, e);
            case RiderNoShow e -> throw misplaced(ride, e);
            case NoDriversAvailable e -> throw misplaced(ride, e);
            case RideRated e -> throw misplaced(ride, e);
        };
    }

    private static Ride offered(Searching ride, DriverOffered offered) {
        boolean settled = !ride.request().tariff().acceptsByItself();
        Search search = settled ? ride.search().answered() : ride.search();
        return new Offered(
                ride.request(), search, new DriverClaim(offered.offer(), offered.driver()), offered.expiresAt());
    }

    private static Ride ended(Ride ride, RideEvent event, @Nullable UserId driver, RideStatus status) {
        RideRequested request = ride.findRequest().orElseThrow(() -> misplaced(ride, event));
        return new Ended(
                request.ride(), request.rider(), driver, status, event.at(), request.driver() != null, false, false);
    }

    private static Ride rated(Ended ride, RideRated rated) {
        boolean byRider = rated.by().equals(ride.rider());
        return new Ended(
                ride.ride(),
                ride.rider(),
                ride.driver(),
                ride.status(),
                ride.endedAt(),
                ride.named(),
                ride.ratedByRider() || byRider,
                ride.ratedByDriver() || !byRider);
    }

    private static IllegalStateException misplaced(Ride ride, RideEvent event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " has no meaning for a ride that is "
                + ride.getClass().getSimpleName());
    }
}
