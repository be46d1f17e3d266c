package dev.wayfare.app.outage;

import dev.wayfare.checker.log.KafkaLog;
import dev.wayfare.checker.log.LogRecord;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ride as its events tell it: a fold of the test's own, to hold views against.
 *
 * @param requests how often it was asked for in the log
 */
record FoldedRide(
        String status,
        long version,
        int requests,
        @Nullable String driver,
        @Nullable Money fare) {

    private static final FoldedRide NOTHING = new FoldedRide("", 0, 0, null, null);

    /** Every ride of this log. */
    static Map<String, FoldedRide> all(String bootstrap) {
        Map<String, FoldedRide> rides = new TreeMap<>();
        for (LogRecord record : events(bootstrap)) {
            String type = record.headers().get(Headers.TYPE);
            rides.merge(
                    String.valueOf(record.key()),
                    NOTHING.after((RideEvent) WireTypes.read(record.value(), type)),
                    (before, first) -> before.after((RideEvent) WireTypes.read(record.value(), type)));
        }
        return rides;
    }

    private static List<LogRecord> events(String bootstrap) {
        List<LogRecord> records = new ArrayList<>();
        try (KafkaLog log = new KafkaLog(bootstrap)) {
            log.read(log.bounds(List.of(Topics.RIDE_EVENTS.name())), records::addAll);
        }
        return records;
    }

    private FoldedRide after(RideEvent event) {
        return switch (event) {
            case RideEvent.RideRequested _ -> next("REQUESTED", null).asked();
            case RideEvent.DriverSought _ -> next(status, driver);
            case RideEvent.DriverOffered _ -> next("PENDING_ACCEPTANCE", null);
            case RideEvent.OfferEnded _, RideEvent.DriverGaveUp _ -> next("REQUESTED", null);
            case RideEvent.RideAccepted accepted ->
                next("ACCEPTED", accepted.driver().value());
            case RideEvent.PinMistyped _ -> next(status, driver);
            case RideEvent.DriverArrived _ -> next("ARRIVED", driver);
            case RideEvent.RideStarted _, RideEvent.TripEnded _ -> next("IN_PROGRESS", driver);
            case RideEvent.RideCompleted completed ->
                new FoldedRide("COMPLETED", version + 1, requests, driver, completed.fare());
            case RideEvent.RideCancelled _ -> next("CANCELLED", driver);
            case RideEvent.RiderNoShow _ -> next("NO_SHOW", driver);
            case RideEvent.NoDriversAvailable _ -> next("NO_DRIVERS_AVAILABLE", null);
            case RideEvent.RideExpired _ -> next("EXPIRED", driver);
            case RideEvent.RideRated _ -> next(status, driver);
        };
    }

    private FoldedRide next(String newStatus, @Nullable String newDriver) {
        return new FoldedRide(newStatus, version + 1, requests, newDriver, fare);
    }

    private FoldedRide asked() {
        return new FoldedRide(status, version, requests + 1, driver, fare);
    }
}
