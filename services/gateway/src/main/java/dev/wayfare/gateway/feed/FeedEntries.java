package dev.wayfare.gateway.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is told what of an event. Pure. */
final class FeedEntries {

    private static final ObjectMapper JSON = Json.mapper();

    private FeedEntries() {}

    /** The person that a ride, bill or booking belongs to, when this event says so. */
    static @Nullable UserId ownerIn(Object event) {
        return switch (event) {
            case RideEvent ride -> RideNews.riderOf(ride);
            case BillEvent.BillIssued issued -> issued.customer();
            case BookingEvent booking -> BookingEntries.travellerOf(booking);
            default -> null;
        };
    }

    /**
     * What to tell.
     *
     * @param owner the person that it belongs to; null when nobody remembers
     */
    static List<FeedEntry> of(Envelope event, @Nullable UserId owner) {
        return switch (event.value()) {
            case RideEvent ride -> ofRide(event, ride, owner);
            case BillEvent bill -> ofBill(event, bill, owner);
            case TrackingEvent noticed -> ofWay(event, noticed);
            case BookingEvent booking -> BookingEntries.of(event, booking, owner);
            default -> List.of();
        };
    }

    private static List<FeedEntry> ofRide(Envelope event, RideEvent ride, @Nullable UserId owner) {
        ObjectNode data = RideNews.of(event, ride).orElse(null);
        if (data == null) {
            return List.of();
        }
        List<FeedEntry> entries = new ArrayList<>(2);
        UserId driver = RideNews.driverOf(ride);
        if (owner != null) {
            entries.add(entry(owner, event, ride.at(), data));
        }
        if (driver != null) {
            entries.add(toDriver(driver, event, ride, data));
        }
        return entries;
    }

    /** Numbered on their own: what is noticed on the way has no place in the ride's order. */
    private static List<FeedEntry> ofWay(Envelope event, TrackingEvent noticed) {
        return RideNews.of(event, noticed)
                .map(data -> List.of(new FeedEntry(
                        noticed.rider(),
                        event.key() + ":way",
                        event.version(),
                        RideNews.typeOf(event),
                        noticed.at(),
                        data)))
                .orElse(List.of());
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

    static FeedEntry entry(UserId user, Envelope event, Instant at, ObjectNode data) {
        return new FeedEntry(user, event.key(), event.version(), RideNews.typeOf(event), at, data);
    }
}
