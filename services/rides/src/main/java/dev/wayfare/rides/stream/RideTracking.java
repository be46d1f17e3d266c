package dev.wayfare.rides.stream;

import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.DriverGaveUp;
import dev.wayfare.contracts.rides.RideEvent.RideAccepted;
import dev.wayfare.contracts.rides.RideEvent.RideCancelled;
import dev.wayfare.contracts.rides.RideEvent.RideExpired;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.rides.RideEvent.RideStarted;
import dev.wayfare.contracts.rides.RideEvent.RiderNoShow;
import dev.wayfare.contracts.rides.RideEvent.TripEnded;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.tracking.TrackingTask;
import dev.wayfare.rides.model.Ride;
import dev.wayfare.runtime.decider.Outbox;

/** What tracking is told of a ride: whom to follow, from when, and when to stop. A function of the step alone. */
final class RideTracking {

    private RideTracking() {}

    static void tell(Ride before, RideEvent event, Outbox out) {
        before.findRequest().ifPresent(request -> before.claim()
                .ifPresent(claim -> task(before, request, event, claim.driver().value(), out)));
    }

    private static void task(Ride before, RideRequested request, RideEvent event, String driver, Outbox out) {
        switch (event) {
            case RideAccepted accepted ->
                out.send(
                        Topics.TRACKING_TASKS,
                        driver,
                        new TrackingTask.FollowRide(
                                request.ride(),
                                accepted.driver(),
                                request.rider(),
                                request.pickup().point(),
                                request.dropoff().point(),
                                accepted.at()));
            case RideStarted started ->
                out.send(Topics.TRACKING_TASKS, driver, new TrackingTask.FollowTrip(request.ride(), started.at()));
            case TripEnded ended ->
                out.send(
                        Topics.TRACKING_TASKS,
                        driver,
                        new TrackingTask.MeasureRide(request.ride(), ended.startedAt(), ended.at()));
            case DriverGaveUp gaveUp -> stop(before, request, event, driver, out);
            case RideCancelled cancelled -> stop(before, request, event, driver, out);
            case RiderNoShow noShow -> stop(before, request, event, driver, out);
            case RideExpired expired -> stop(before, request, event, driver, out);
            default -> {}
        }
    }

    /** Only whoever has accepted is followed; an offer that ends leaves nothing to stop. */
    private static void stop(Ride before, RideRequested request, RideEvent event, String driver, Outbox out) {
        if (!(before instanceof Ride.Offered)) {
            out.send(Topics.TRACKING_TASKS, driver, new TrackingTask.StopFollowing(request.ride(), event.at()));
        }
    }
}
