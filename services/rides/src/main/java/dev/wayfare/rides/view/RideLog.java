package dev.wayfare.rides.view;

import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.WireTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What happened to a ride, as {@code GET /rides/{id}/events} lists it: sequence number, type, time and data. */
final class RideLog {

    /** What an event carries for owners only. */
    private static final Set<String> PRIVATE = Set.of("at", "tariff", "replyWhenHeld", "paymentMethod", "market");

    private RideLog() {}

    static void append(Map<String, Object> document, RideEvent event, long version) {
        Map<String, Object> data = Trees.of(event);
        data.keySet().removeAll(PRIVATE);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("seq", version);
        entry.put("type", WireTypes.nameOf(event.getClass()));
        entry.put("at", event.at().toString());
        entry.put("data", data);
        Trees.append(document, "_events", entry);
    }
}
