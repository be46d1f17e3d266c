package dev.wayfare.gateway.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.Envelope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the two people of a ride are told of an event, in the feed and on the ride's own socket. Pure. */
public final class RideNews {

    private static final ObjectMapper JSON = Json.mapper();

    private RideNews() {}

    /** The frozen name of an event: its wire name without the version. */
    public static String typeOf(Envelope event) {
        return event.type().substring(0, event.type().lastIndexOf('.'));
    }

    /** True when nothing but ratings can follow. */
    public static boolean isEnd(RideEvent event) {
        RideStatus status = statusAfter(event);
        return status != null && status.isEnd();
    }

    /** Id, status, version, driver and what belongs to the event; empty when it does not change what people see. */
    public static Optional<ObjectNode> of(Envelope event, RideEvent ride) {
        RideStatus status = statusAfter(ride);
        if (status == null) {
            return Optional.empty();
        }
        ObjectNode data = JSON.createObjectNode()
                .put("rideId", event.key())
                .put("status", status.name())
                .put("version", event.version());
        UserId driver = driverOf(ride);
        if (driver != null) {
            data.put("driverId", driver.value());
        }
        details(ride, data);
        return Optional.of(data);
    }

    /** That the driver is near or there; empty for what is for support only. */
    public static Optional<ObjectNode> of(Envelope event, TrackingEvent noticed) {
        return switch (noticed) {
            case TrackingEvent.DriverNear near ->
                Optional.of(arriving(event.key(), near.stop().name(), near.distanceM()));
            case TrackingEvent.DriverAt there ->
                Optional.of(arriving(event.key(), there.stop().name(), there.distanceM()));
            case TrackingEvent.RouteLeft left -> Optional.empty();
            case TrackingEvent.LongStop stop -> Optional.empty();
        };
    }

    private static ObjectNode arriving(String ride, String stop, int distanceM) {
        return JSON.createObjectNode().put("rideId", ride).put("stop", stop).put("distanceM", distanceM);
    }

    private static @Nullable RideStatus statusAfter(RideEvent event) {
        return switch (event) {
            case RideEvent.RideRequested requested -> RideStatus.REQUESTED;
            case RideEvent.DriverSought sought -> null;
            case RideEvent.DriverOffered offered -> RideStatus.PENDING_ACCEPTANCE;
            case RideEvent.OfferEnded ended -> RideStatus.REQUESTED;
            case RideEvent.RideAccepted accepted -> RideStatus.ACCEPTED;
            case RideEvent.DriverArrived arrived -> RideStatus.ARRIVED;
            case RideEvent.PinMistyped mistyped -> null;
            case RideEvent.RideStarted started -> RideStatus.IN_PROGRESS;
            case RideEvent.TripEnded ended -> null;
            case RideEvent.RideCompleted completed -> RideStatus.COMPLETED;
            case RideEvent.DriverGaveUp gaveUp -> RideStatus.REQUESTED;
            case RideEvent.RideCancelled cancelled -> RideStatus.CANCELLED;
            case RideEvent.RiderNoShow noShow -> RideStatus.NO_SHOW;
            case RideEvent.NoDriversAvailable none -> RideStatus.NO_DRIVERS_AVAILABLE;
            case RideEvent.RideExpired expired -> RideStatus.EXPIRED;
            case RideEvent.RideRated rated -> null;
        };
    }

    /** The rider, as far as an event names him. */
    static @Nullable UserId riderOf(RideEvent event) {
        return switch (event) {
            case RideEvent.DriverOffered offered -> offered.rider();
            case RideEvent.RideAccepted accepted -> accepted.rider();
            case RideEvent.DriverArrived arrived -> arrived.rider();
            case RideEvent.PinMistyped mistyped -> mistyped.rider();
            case RideEvent.RideStarted started -> started.rider();
            case RideEvent.TripEnded ended -> ended.rider();
            case RideEvent.RideCompleted completed -> completed.rider();
            case RideEvent.DriverGaveUp gaveUp -> gaveUp.rider();
            case RideEvent.RideCancelled cancelled -> cancelled.rider();
            case RideEvent.RiderNoShow noShow -> noShow.rider();
            case RideEvent.RideExpired expired -> expired.rider();
            case RideEvent.RideRequested requested -> requested.rider();
            case RideEvent.NoDriversAvailable none -> none.rider();
            case RideEvent.OfferEnded ended -> null;
            case RideEvent.DriverSought sought -> null;
            case RideEvent.RideRated rated -> null;
        };
    }

    /** The driver that an event is about; null when it is about none. */
    static @Nullable UserId driverOf(RideEvent event) {
        return switch (event) {
            case RideEvent.DriverOffered offered -> offered.driver();
            case RideEvent.OfferEnded ended -> ended.driver();
            case RideEvent.RideAccepted accepted -> accepted.driver();
            case RideEvent.DriverArrived arrived -> arrived.driver();
            case RideEvent.PinMistyped mistyped -> mistyped.driver();
            case RideEvent.RideStarted started -> started.driver();
            case RideEvent.TripEnded ended -> ended.driver();
            case RideEvent.RideCompleted completed -> completed.driver();
            case RideEvent.DriverGaveUp gaveUp -> gaveUp.driver();
            case RideEvent.RideCancelled cancelled -> cancelled.driver();
            case RideEvent.RiderNoShow noShow -> noShow.driver();
            case RideEvent.RideExpired expired -> expired.driver();
            case RideEvent.RideRequested requested -> null;
            case RideEvent.DriverSought sought -> null;
            case RideEvent.NoDriversAvailable none -> null;
            case RideEvent.RideRated rated -> null;
        };
    }

    private static void details(RideEvent event, ObjectNode data) {
        if (event instanceof RideEvent.RideCompleted completed) {
            data.set("fare", JSON.valueToTree(completed.fare()));
            data.put("distanceM", completed.distanceM()).put("durationS", completed.durationS());
            if (completed.basis() != null) {
                data.put("distanceBasis", completed.basis().name());
            }
        } else if (event instanceof RideEvent.RideCancelled cancelled) {
            data.put("cancelledBy", cancelled.by().name());
            data.set("fee", JSON.valueToTree(cancelled.fee()));
        }
    }
}
