package dev.wayfare.rides.model;

import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import java.util.List;

/** Why a ride says no. The codes are frozen: clients act on them. */
public final class RideRefusals {

    public static final String RIDE_UNKNOWN = "ride-unknown";
    public static final String SAME_PLACE = "same-place";
    public static final String SCHEDULED_IN_THE_PAST = "scheduled-in-the-past";
    public static final String SCHEDULED_TOO_FAR = "scheduled-too-far";
    public static final String NOT_YOURS = "not-yours";
    public static final String NOT_ACCEPTED = "not-accepted";
    public static final String NOT_ARRIVED = "not-arrived";
    public static final String NOT_STARTED = "not-started";
    public static final String ALREADY_STARTED = "already-started";
    public static final String PIN_MISSING = "pin-missing";
    public static final String PIN_WRONG = "pin-wrong";
    public static final String PIN_LOCKED = "pin-locked";
    public static final String RIDE_IN_PROGRESS = "ride-in-progress";
    public static final String RIDE_ENDED = "ride-ended";
    public static final String RIDE_CANCELLED = "ride-cancelled";
    public static final String OFFER_WITHDRAWN = "offer-withdrawn";
    public static final String RATING_OUT_OF_RANGE = "rating-out-of-range";
    public static final String ALREADY_RATED = "already-rated";
    public static final String NOT_RATEABLE = "not-rateable";
    public static final String NO_DRIVERS = "no-drivers";
    public static final String DRIVER_UNAVAILABLE = "driver-unavailable";

    /** Every code, as documented. */
    public static final List<String> ALL = List.of(
            RIDE_UNKNOWN,
            SAME_PLACE,
            SCHEDULED_IN_THE_PAST,
            SCHEDULED_TOO_FAR,
            NOT_YOURS,
            NOT_ACCEPTED,
            NOT_ARRIVED,
            NOT_STARTED,
            ALREADY_STARTED,
            PIN_MISSING,
            PIN_WRONG,
            PIN_LOCKED,
            RIDE_IN_PROGRESS,
            RIDE_ENDED,
            RIDE_CANCELLED,
            OFFER_WITHDRAWN,
            RATING_OUT_OF_RANGE,
            ALREADY_RATED,
            NOT_RATEABLE,
            NO_DRIVERS,
            DRIVER_UNAVAILABLE);

    private RideRefusals() {}

    /** What whoever waits for a driver is told when the ride has ended without one. */
    public static Refusal ofEndWithoutDriver(RideStatus end, boolean named) {
        if (end == RideStatus.CANCELLED) {
            return new Refusal(RIDE_CANCELLED, "the ride was cancelled before a driver was found");
        }
        return named
                ? new Refusal(DRIVER_UNAVAILABLE, "the driver you chose is not available; choose another or none")
                : new Refusal(NO_DRIVERS, "no driver could be found; try again in a few minutes");
    }

    /** What a driver who mistyped the PIN is told, though it was taken note of. */
    public static Refusal wrongPin() {
        return new Refusal(PIN_WRONG, "this is not the rider's PIN; ask again");
    }

    static Decision<RideEvent> unknown() {
        return Decision.refuse(RIDE_UNKNOWN, "there is no such ride, or it ended more than a week ago");
    }

    static Decision<RideEvent> notYours() {
        return Decision.refuse(NOT_YOURS, "this is somebody else's ride");
    }

    static Decision<RideEvent> withdrawn(ClaimId offer) {
        return Decision.refuse(OFFER_WITHDRAWN, offer + " is no longer offered; wait for the next one");
    }

    static Decision<RideEvent> notRateable(String why) {
        return Decision.refuse(NOT_RATEABLE, why);
    }

    static Decision<RideEvent> inProgress() {
        return Decision.refuse(RIDE_IN_PROGRESS, "the rider is on board; end the ride instead");
    }

    static Decision<RideEvent> notStarted() {
        return Decision.refuse(NOT_STARTED, "the ride has not started; start it first");
    }

    static Decision<RideEvent> ended(RideStatus status) {
        return Decision.refuse(RIDE_ENDED, "the ride has ended: " + status);
    }
}
