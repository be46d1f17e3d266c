package dev.wayfare.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Money;

/** A booking that the views under test know. */
final class SampleBooking {

    private static final ObjectMapper MAPPER = Json.mapper();

    private SampleBooking() {}

    /** A booking of two items as its view keeps it. */
    static void keptBy(TestGateway gateway, String id, String status) {
        ObjectNode document = MAPPER.createObjectNode()
                .put("bookingId", id)
                .put("status", status)
                .put("version", 9)
                .put("travellerId", TestGateway.RIDER)
                .put("payLater", false)
                .put("billId", id.replace("booking_", "bill_"));
        document.putArray("travellers");
        document.set("total", MAPPER.valueToTree(new Money(20_000, "USD")));
        document.putObject("times").put("requestedAt", TestGateway.NOW.toString());
        var items = document.putArray("items");
        for (int number = 1; number <= 2; number++) {
            ObjectNode item = items.addObject()
                    .put("number", number)
                    .put("type", "flight")
                    .put("flightId", BookingsTest.FLIGHT)
                    .put("cabin", "ECONOMY")
                    .put("seats", 1)
                    .put("title", "WF1 economy × 1")
                    .put("startsAt", "2026-12-24T08:00:00Z")
                    .put("endsAt", "2026-12-24T16:00:00Z")
                    .put("status", "CONFIRMED");
            item.set("price", MAPPER.valueToTree(new Money(10_000, "USD")));
            item.putObject("rules")
                    .put("family", "FLEX")
                    .put("changeable", true)
                    .putArray("refunds")
                    .addObject()
                    .put("beforeStartS", 86_400)
                    .put("basisPoints", 7_500);
        }
        gateway.documents.put("travel-bookings", id, 9, document);
    }
}
