package dev.wayfare.gateway.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.tracking.RidePosition;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.feed.RideNews;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.runtime.log.Envelope;
import java.time.Instant;
import java.util.Optional;

/** What a ride's socket says, without its number. Pure. */
final class RideFrames {

    private static final ObjectMapper JSON = Json.mapper();

    private RideFrames() {}

    static String frame(String type, Instant at, ObjectNode data) {
        ObjectNode frame = JSON.createObjectNode().put("type", type).put("at", at.toString());
        frame.set("data", data);
        return frame.toString();
    }

    /** Where the driver is, how long and how far it still is, and to where. */
    static String position(String ride, RidePosition position) {
        ObjectNode data = JSON.createObjectNode()
                .put("rideId", ride)
                .put("phase", position.phase().name());
        data.set("position", point(position.position()));
        if (position.headingDeg() != null) {
            data.put("headingDeg", position.headingDeg());
        }
        if (position.speedMps() != null) {
            data.put("speedMps", position.speedMps());
        }
        if (position.etaS() != null) {
            data.put("etaS", position.etaS());
        }
        if (position.leftM() != null) {
            data.put("leftM", position.leftM());
        }
        return frame("ride.position", position.at(), data);
    }

    /** What people are told of what was noticed; the rest is for support. */
    static Optional<String> noticed(Envelope said, TrackingEvent event) {
        return RideNews.of(said, event).map(data -> frame(RideNews.typeOf(said), event.at(), data));
    }

    private static ObjectNode point(GeoPoint point) {
        return JSON.createObjectNode().put("lat", point.lat()).put("lon", point.lon());
    }
}
