package dev.wayfare.gateway.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.Envelope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is told what of an event. Pure. */
final class FeedEntries {

    private static final ObjectMapper JSON = Json.mapper();

    private FeedEntries() {}

    /** The person that a ride or bill belongs to, when this event is the one that says so. */
    static @Nullable UserId ownerIn(Object event) {
        return switch (event) {
            case RideEvent.RideRequested requested -> requested.rider();
            case BillEvent.BillIssued issued -> issued.customer();
            default -> null;
        };
    }

    /**
     * What to tell.
     *
     * @param owner the person that the ride or bill belongs to; null when nobody remembers
     */
    static List<FeedEntry> of(Envelope event, @Nullable UserId owner) {
        return switch (event.value()) {
            case RideEvent ride -> ofRide(event, ride, owner);
            case BillEvent bill -> ofBill(event, bill, owner);
            default -> List.of();
        };
    }

    private static List<FeedEntry> ofRide(Envelope event, RideEvent ride, @Nullable UserId owner) {
        List<FeedEntry> entries = new ArrayList<>(2);
        RideStatus status = statusAfter(ride);
        if (status == null) {
            return entries;
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
        if (owner != null) {
            entries.add(entry(owner, event, ride.at(), data));
        }
        if (driver != null) {
            entries.add(toDriver(driver, event, ride, data));
        }
        return entries;
    }

    private static FeedEntry toDriver(UserId driver, Envelope event, RideEvent ride, ObjectNode data) {
        return switch (ride) {
            case RideEvent.DriverOffered offered ->
                new FeedEntry(
                        driver, event.key(), event.version(), "offer.made", ride.at(), offer(event.key(), offered));
            case RideEvent.OfferEnded ended ->
                new FeedEntry(
                        driver,
                        event.key(),
                        event.version(),
                        "offer.ended",
                        ride.at(),
                        JSON.createObjectNode()
                                .put("offerId", ended.offer().value())
                                .put("rideId", event.key())
                                .put("how", ended.how().name()));
            default -> entry(driver, event, ride.at(), data);
        };
    }

    private static ObjectNode offer(String ride, RideEvent.DriverOffered offered) {
        ObjectNode data = JSON.createObjectNode()
                .put("offerId", offered.offer().value())
                .put("rideId", ride)
                .put("product", offered.product())
                .put("pickupEtaS", offered.pickupEtaS())
                .put("expiresAt", offered.expiresAt().toString());
        data.set("pickup", JSON.valueToTree(offered.pickup()));
        data.set("dropoff", JSON.valueToTree(offered.dropoff()));
        data.set("fareEstimate", JSON.valueToTree(offered.estimate()));
        return data;
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
            case RideEvent.RideCompleted completed -> RideStatus.COMPLETED;
            case RideEvent.DriverGaveUp gaveUp -> RideStatus.REQUESTED;
            case RideEvent.RideCancelled cancelled -> RideStatus.CANCELLED;
            case RideEvent.RiderNoShow noShow -> RideStatus.NO_SHOW;
            case RideEvent.NoDriversAvailable none -> RideStatus.NO_DRIVERS_AVAILABLE;
            case RideEvent.RideExpired expired -> RideStatus.EXPIRED;
            case RideEvent.RideRated rated -> null;
        };
    }

    private static @Nullable UserId driverOf(RideEvent event) {
        return switch (event) {
            case RideEvent.DriverOffered offered -> offered.driver();
            case RideEvent.OfferEnded ended -> ended.driver();
            case RideEvent.RideAccepted accepted -> accepted.driver();
            case RideEvent.DriverArrived arrived -> arrived.driver();
            case RideEvent.PinMistyped mistyped -> mistyped.driver();
            case RideEvent.RideStarted started -> started.driver();
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
        } else if (event instanceof RideEvent.RideCancelled cancelled) {
            data.put("cancelledBy", cancelled.by().name());
            data.set("fee", JSON.valueToTree(cancelled.fee()));
        }
    }

    private static List<FeedEntry> ofBill(Envelope event, BillEvent bill, @Nullable UserId owner) {
        boolean told =
                switch (bill) {
                    case BillEvent.BillIssued issued -> true;
                    case BillEvent.InvoiceNumbered numbered -> true;
                    case BillEvent.PaymentCaptured captured -> true;
                    case BillEvent.PaymentFailed failed -> true;
                    case BillEvent.RefundPaid paid -> true;
                    case BillEvent.LedgerPosted posted -> false;
                    case BillEvent.PaymentRequested requested -> false;
                    case BillEvent.RefundRequested requested -> false;
                    case BillEvent.RefundFailed failed -> false;
                    case BillEvent.BillOpened opened -> false;
                    case BillEvent.AuthorisationRequested requested -> false;
                    case BillEvent.PaymentAuthorised authorised -> false;
                    case BillEvent.AuthorisationFailed failed -> false;
                    case BillEvent.BillClosed closed -> false;
                    case BillEvent.VoidRequested requested -> false;
                    case BillEvent.PaymentVoided voided -> false;
                    case BillEvent.VoidFailed failed -> false;
                };
        if (!told || owner == null) {
            return List.of();
        }
        ObjectNode data = JSON.createObjectNode().put("billId", event.key()).put("version", event.version());
        if (bill instanceof BillEvent.BillIssued issued) {
            if (issued.ride() != null) {
                data.put("rideId", issued.ride().value());
            }
            if (issued.booking() != null) {
                data.put("bookingId", issued.booking().value());
            }
            data.set("total", JSON.valueToTree(issued.total()));
        } else if (bill instanceof BillEvent.InvoiceNumbered numbered) {
            data.put("invoiceNumber", numbered.number());
        } else if (bill instanceof BillEvent.PaymentFailed failed) {
            data.put("code", failed.code());
        }
        return List.of(entry(owner, event, bill.at(), data));
    }

    private static FeedEntry entry(UserId user, Envelope event, java.time.Instant at, ObjectNode data) {
        String type = event.type().substring(0, event.type().lastIndexOf('.'));
        return new FeedEntry(user, event.key(), event.version(), type, at, data);
    }
}
