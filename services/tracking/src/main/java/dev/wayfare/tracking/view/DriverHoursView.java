package dev.wayfare.tracking.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Polyline;
import dev.wayfare.runtime.views.ViewSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;

/**
 * The view {@code driver-hours}: an hour of a driver, by {@code <driver>/<hour>}, as a line with the seconds along it. Thread-safe.
 */
public final class DriverHoursView implements ViewSource {

    /** Its name among the views. */
    public static final String NAME = "driver-hours";

    private final MongoCollection<Document> collection;

    public DriverHoursView(MongoDatabase database) {
        this.collection = database.getCollection(DriverHours.COLLECTION);
    }

    @Override
    public Optional<Found> find(String id) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first())
                .map(kept -> new Found(id, 0, Json.write(line(kept))));
    }

    private static Map<String, Object> line(Document kept) {
        long hour = Instant.parse(kept.getString("_at")).getEpochSecond();
        Map<Long, Long> places = new TreeMap<>();
        kept.get("p", new Document())
                .forEach((second, place) -> places.put(hour + Long.parseLong(second), ((Number) place).longValue()));
        List<GeoPoint> line = new ArrayList<>();
        places.values().forEach(place -> line.add(new GeoPoint(DriverHours.latOf(place), DriverHours.lonOf(place))));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("driverId", kept.getString("driverId"));
        shown.put("hour", kept.getString("_at"));
        shown.put("line", Polyline.encode(line, Polyline.FINE));
        shown.put(
                "seconds",
                Polyline.encode(
                        places.keySet().stream().mapToLong(Long::longValue).toArray()));
        return shown;
    }

    @Override
    public Page list(Map<String, String> filters, int limit, String cursor) {
        throw new IllegalArgumentException("driver-hours are found by <driver>/<hour> and not listed");
    }
}
