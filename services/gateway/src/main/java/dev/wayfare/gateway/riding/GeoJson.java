package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.MediaType;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.kernel.GeoPoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Lines as GeoJSON. Stateless. */
public final class GeoJson {

    private static final MediaType TYPE = MediaType.create("application", "geo+json");
    private static final ObjectMapper JSON = Json.mapper();

    private GeoJson() {}

    /**
     * A Feature of a line.
     *
     * @param seconds epoch seconds, one for each point; told among the properties as {@code times}
     * @param properties to which the times are added
     */
    public static Answer feature(List<GeoPoint> line, long[] seconds, ObjectNode properties) {
        ArrayNode times = properties.putArray("times");
        for (long second : seconds) {
            times.add(Instant.ofEpochSecond(second).toString());
        }
        ObjectNode feature = JSON.createObjectNode().put("type", "Feature");
        feature.set("geometry", geometry(line));
        feature.set("properties", properties);
        return new Answer(200, TYPE, HttpData.wrap(Json.write(feature)), Map.of());
    }

    /** GeoJSON has no line of fewer than two points. */
    private static ObjectNode geometry(List<GeoPoint> line) {
        ObjectNode geometry = JSON.createObjectNode().put("type", line.size() < 2 ? "MultiPoint" : "LineString");
        ArrayNode coordinates = geometry.putArray("coordinates");
        line.forEach(point -> coordinates.addArray().add(point.lon()).add(point.lat()));
        return geometry;
    }
}
