package dev.wayfare.contracts.tracking;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.UserId;
import java.time.Instant;

/**
 * What was noticed on a ride's way. Keyed by ride, on {@code tracking-events}, numbered from 1 by its version. At least once: a
 * repeat has the same number.
 */
public sealed interface TrackingEvent {

    UserId rider();

    UserId driver();

    GeoPoint position();

    Instant at();

    /** One of the two places that a ride is about. */
    enum Stop {
        PICKUP,
        DROPOFF
    }

    /**
     * The driver is near.
     *
     * @param distanceM metres to the stop
     */
    record DriverNear(Stop stop, int distanceM, UserId rider, UserId driver, GeoPoint position, Instant at)
            implements TrackingEvent {}

    /**
     * The driver is there.
     *
     * @param distanceM metres to the stop
     */
    record DriverAt(Stop stop, int distanceM, UserId rider, UserId driver, GeoPoint position, Instant at)
            implements TrackingEvent {}

    /**
     * For support: he is where no sensible way from the pick-up to the drop-off leads.
     *
     * @param detourM metres by which the way over this place is longer than the straight one
     */
    record RouteLeft(int detourM, UserId rider, UserId driver, GeoPoint position, Instant at)
            implements TrackingEvent {}

    /**
     * For support: he has stood still for long with the rider on board.
     *
     * @param since when he came to this place
     */
    record LongStop(Instant since, UserId rider, UserId driver, GeoPoint position, Instant at)
            implements TrackingEvent {}
}
