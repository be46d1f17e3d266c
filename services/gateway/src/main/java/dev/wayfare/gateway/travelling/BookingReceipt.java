package dev.wayfare.gateway.travelling;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.travel.BookingCommand.Create;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.BookingStatus;
import dev.wayfare.contracts.wire.Json;
import java.time.Instant;
import java.util.Locale;

/** What a traveller is told of a booking that nobody has decided about yet: it is PENDING, and no stock is promised. */
final class BookingReceipt {

    private static final ObjectMapper MAPPER = Json.mapper();

    private BookingReceipt() {}

    static String preview(Create create, Instant now) {
        ObjectNode preview = MAPPER.createObjectNode()
                .put("bookingId", create.booking().value())
                .put("status", BookingStatus.PENDING.name())
                .put("version", 0)
                .put("travellerId", create.traveller().value());
        preview.set("travellers", MAPPER.valueToTree(create.travellers()));
        ArrayNode items = preview.putArray("items");
        create.items().forEach(item -> items.add(shown(item)));
        preview.set("total", MAPPER.valueToTree(create.total()));
        preview.put("payLater", create.payLater());
        preview.putObject("times").put("requestedAt", now.toString());
        return preview.toString();
    }

    private static ObjectNode shown(BookingItem item) {
        ObjectNode shown = MAPPER.createObjectNode().put("number", item.number());
        shown.setAll(MAPPER.<ObjectNode>valueToTree(item.asked()));
        shown.put("type", item.kind().name().toLowerCase(Locale.ROOT))
                .put("title", item.title())
                .put("startsAt", item.startsAt().toString())
                .put("endsAt", item.endsAt().toString());
        shown.set("price", MAPPER.valueToTree(item.price()));
        shown.set("rules", MAPPER.valueToTree(item.rules()));
        return shown.put("status", "PENDING");
    }
}
