package dev.wayfare.rides.view;

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
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ride as {@code GET /rides/{id}} shows it: a pure fold of its events into a tree of maps, lists, text and numbers.
 * The owner's projection, a rebuild and a checker all use this one. Not thread-safe while it folds.
 *
 * <p>Private fields: {@code _events} (what happened, for {@code GET /rides/{id}/events}), {@code _offer} and {@code
 * _offeredTo} (while an offer is open), {@code _pinRequired}, {@code _acceptedAt} and {@code _tariff} (for quotes of a
 * cancellation), {@code _version} and {@code _at} (for the store).
 */
public final class RideDocument {

    private final Map<String, Object> fields;

    private RideDocument(Map<String, Object> fields) {
        this.fields = fields;
    }

    /**
     * The document after an event. An event that is in it already changes nothing.
     *
     * @param before the document so far; null when there is none. It is changed and returned.
     * @param version of the ride after the event
     * @throws IllegalStateException when the ride's first event is missing
     */
    public static Map<String, Object> after(@Nullable Map<String, Object> before, RideEvent event, long version) {
        if (before == null && !(event instanceof RideRequested)) {
            throw new IllegalStateException("version " + version + " of a ride whose request was never seen: "
                    + event.getClass().getSimpleName());
        }
        Map<String, Object> fields = before == null ? new LinkedHashMap<>() : before;
        if (versionOf(fields) >= version) {
            return fields;
        }
        RideDocument document = new RideDocument(fields);
        document.take(event);
        fields.put("version", version);
        fields.put("_version", version);
        RideLog.append(fields, event, version);
        return fields;
    }

    private static long versionOf(Map<String, Object> fields) {
        return fields.get("_version") instanceof Number number ? number.longValue() : 0;
    }

    private void take(RideEvent event) {
        switch (event) {
            case RideRequested requested -> requested(requested);
            case DriverSought sought -> {}
            case DriverOffered offered -> offered(offered);
            case OfferEnded ended -> searching();
            case RideAccepted accepted -> accepted(accepted);
            case DriverArrived arrived -> step(RideStatus.ARRIVED, "arrivedAt", arrived.at());
            case PinMistyped mistyped -> {}
            case RideStarted started -> step(RideStatus.IN_PROGRESS, "startedAt", started.at());
            case TripEnded ended -> time("tripEndedAt", ended.at());
            case RideCompleted completed -> completed(completed);
            case DriverGaveUp gaveUp -> searching();
            case RideCancelled cancelled -> cancelled(cancelled);
            case RiderNoShow noShow -> {
                end(RideStatus.NO_SHOW, noShow.at());
                fields.put("fee", Trees.of(noShow.fee()));
            }
            case NoDriversAvailable none -> end(RideStatus.NO_DRIVERS_AVAILABLE, none.at());
            case RideExpired expired -> {
                end(RideStatus.EXPIRED, expired.at());
                fields.put("reason", expired.reason());
            }
            case RideRated rated -> rated(rated);
        }
    }

    private void requested(RideRequested requested) {
        fields.put("rideId", requested.ride().value());
        fields.put("status", RideStatus.REQUESTED.name());
        fields.put("riderId", requested.rider().value());
        fields.put("pickup", Trees.of(requested.pickup()));
        fields.put("dropoff", Trees.of(requested.dropoff()));
        fields.put("product", requested.product());
        fields.put("fareEstimate", Trees.of(requested.estimate()));
        fields.put("times", new LinkedHashMap<String, Object>());
        time("requestedAt", requested.at());
        if (requested.scheduledFor() != null) {
            fields.put("scheduledFor", requested.scheduledFor().toString());
        }
        fields.put("_at", Trees.sortable(requested.at()));
        fields.put("_pinRequired", requested.tariff().pinRequired());
        fields.put("_tariff", Trees.of(requested.tariff()));
    }

    private void offered(DriverOffered offered) {
        String driver = offered.driver().value();
        step(RideStatus.PENDING_ACCEPTANCE, "offeredAt", offered.at());
        fields.put("driverId", driver);
        fields.put("_offeredTo", driver);
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("offerId", offered.offer().value());
        offer.put("pickupEtaS", offered.pickupEtaS());
        offer.put("expiresAt", offered.expiresAt().toString());
        fields.put("_offer", offer);
    }

    private void accepted(RideAccepted accepted) {
        closeOffer();
        step(RideStatus.ACCEPTED, "acceptedAt", accepted.at());
        fields.put("_acceptedAt", accepted.at().toString());
    }

    /** Back to the search: as if no driver had ever been there. */
    private void searching() {
        closeOffer();
        fields.put("status", RideStatus.REQUESTED.name());
        fields.remove("driverId");
        fields.remove("_acceptedAt");
        times().keySet().removeAll(Set.of("offeredAt", "acceptedAt", "arrivedAt"));
    }

    private void completed(RideCompleted completed) {
        end(RideStatus.COMPLETED, completed.at());
        time("completedAt", completed.at());
        fields.put("fare", Trees.of(completed.fare()));
        fields.put("distanceM", completed.distanceM());
        fields.put("durationS", completed.durationS());
        if (completed.basis() != null) {
            fields.put("distanceBasis", completed.basis().name());
        }
    }

    private void cancelled(RideCancelled cancelled) {
        boolean onlyOffered = fields.containsKey("_offeredTo");
        end(RideStatus.CANCELLED, cancelled.at());
        if (onlyOffered) {
            fields.remove("driverId");
        }
        fields.put("cancelledBy", cancelled.by().name());
        fields.put("fee", Trees.of(cancelled.fee()));
        if (cancelled.reason() != null) {
            fields.put("reason", cancelled.reason());
        }
    }

    private void rated(RideRated rated) {
        Map<String, Object> ratings = Trees.child(fields, "ratings");
        Map<String, Object> rating = new LinkedHashMap<>();
        rating.put("stars", rated.stars());
        if (rated.comment() != null) {
            rating.put("comment", rated.comment());
        }
        rating.put("at", rated.at().toString());
        ratings.put(rated.by().value().equals(fields.get("riderId")) ? "byRider" : "byDriver", rating);
    }

    private void end(RideStatus status, Instant at) {
        closeOffer();
        step(status, "endedAt", at);
    }

    private void closeOffer() {
        fields.remove("_offer");
        fields.remove("_offeredTo");
    }

    private void step(RideStatus status, String time, Instant at) {
        fields.put("status", status.name());
        time(time, at);
    }

    private void time(String name, Instant at) {
        times().put(name, at.toString());
    }

    private Map<String, Object> times() {
        return Trees.child(fields, "times");
    }
}
