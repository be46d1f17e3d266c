package dev.wayfare.tracking.model;

import dev.wayfare.contracts.tracking.RidePhase;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.contracts.tracking.TrackingEvent.DriverAt;
import dev.wayfare.contracts.tracking.TrackingEvent.DriverNear;
import dev.wayfare.contracts.tracking.TrackingEvent.LongStop;
import dev.wayfare.contracts.tracking.TrackingEvent.RouteLeft;
import dev.wayfare.contracts.tracking.TrackingEvent.Stop;
import dev.wayfare.kernel.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is worth telling of a ride's way: that the driver is near or there, and for support that he is where no sensible way leads,
 * or stands for long with the rider on board. Sees the newest sighting only, by its own time. One thread.
 */
final class Lookout {

    /** A way over a place that is longer than the straight one by this factor, and this many metres, is no sensible one. */
    static final double DETOUR = 1.5;

    static final double DETOUR_MORE_M = 2_000;

    /** He is back on his way when the factor and the metres are below these. */
    private static final double BACK = 1.3;

    private static final double BACK_MORE_M = 1_500;

    /** Metres within which he has not moved. */
    static final double STANDING_M = 50;

    private final Itinerary ride;
    private final Duration longStop;
    private final Fence pickup = new Fence();
    private final Fence dropoff = new Fence();
    private boolean onBoard;
    private boolean offRoute;
    private boolean stopTold;
    private Sighting stands = Sighting.of(0, 0, 0);

    /**
     * A lookout for one ride.
     *
     * @param longStop how long a driver may stand with the rider on board
     */
    Lookout(Itinerary ride, Duration longStop) {
        this.ride = ride;
        this.longStop = longStop;
    }

    void boarded() {
        onBoard = true;
    }

    RidePhase phase() {
        if (onBoard) {
            return dropoff.nearness() == Fence.Nearness.AT ? RidePhase.AT_DROPOFF : RidePhase.TO_DROPOFF;
        }
        return pickup.nearness() == Fence.Nearness.AT ? RidePhase.AT_PICKUP : RidePhase.TO_PICKUP;
    }

    GeoPoint target() {
        return onBoard ? ride.dropoff() : ride.pickup();
    }

    List<TrackingEvent> see(Sighting seen) {
        List<TrackingEvent> told = new ArrayList<>(1);
        GeoPoint here = seen.point();
        double left = here.distanceM(target());
        Fence fence = onBoard ? dropoff : pickup;
        if (fence.cross(left)) {
            told.add(arriving(fence.nearness(), (int) Math.round(left), here, Instant.ofEpochMilli(seen.atMs())));
        }
        if (onBoard) {
            route(here, seen, told);
            stop(seen, told);
        }
        return told;
    }

    private TrackingEvent arriving(Fence.Nearness nearness, int distanceM, GeoPoint here, Instant at) {
        Stop stop = onBoard ? Stop.DROPOFF : Stop.PICKUP;
        return nearness == Fence.Nearness.AT
                ? new DriverAt(stop, distanceM, ride.rider(), ride.driver(), here, at)
                : new DriverNear(stop, distanceM, ride.rider(), ride.driver(), here, at);
    }

    private void route(GeoPoint here, Sighting seen, List<TrackingEvent> told) {
        double straight = ride.pickup().distanceM(ride.dropoff());
        double over = ride.pickup().distanceM(here) + here.distanceM(ride.dropoff());
        if (!offRoute && over > DETOUR * straight + DETOUR_MORE_M) {
            offRoute = true;
            told.add(new RouteLeft(
                    (int) Math.round(over - straight),
                    ride.rider(),
                    ride.driver(),
                    here,
                    Instant.ofEpochMilli(seen.atMs())));
        } else if (over < BACK * straight + BACK_MORE_M) {
            offRoute = false;
        }
    }

    private void stop(Sighting seen, List<TrackingEvent> told) {
        if (stands.atMs() == 0 || stands.distanceM(seen) > STANDING_M) {
            stands = seen;
            stopTold = false;
            return;
        }
        boolean there = dropoff.nearness() == Fence.Nearness.AT;
        if (!stopTold && !there && seen.atMs() - stands.atMs() >= longStop.toMillis()) {
            stopTold = true;
            told.add(new LongStop(
                    Instant.ofEpochMilli(stands.atMs()),
                    ride.rider(),
                    ride.driver(),
                    seen.point(),
                    Instant.ofEpochMilli(seen.atMs())));
        }
    }
}
