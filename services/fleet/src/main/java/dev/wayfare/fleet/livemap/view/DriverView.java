package dev.wayfare.fleet.livemap.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.fleet.drivers.model.Driver.Registered;
import dev.wayfare.fleet.livemap.model.Fix;
import dev.wayfare.fleet.livemap.model.LiveRecord;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.runtime.store.Redis;
import dev.wayfare.runtime.views.ViewSource;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The view {@code drivers}: a driver as he is now, from his live record. Lists are of given drivers, by the filter {@code ids}
 * (comma separated, at most 100); a driver without a record is left out. Thread-safe.
 */
public final class DriverView implements ViewSource {

    /** Its name among the views. */
    public static final String NAME = "drivers";

    private static final String IDS = "ids";
    private static final int MOST_IDS = 100;
    private static final long AT_MOST_S = 2;

    private final Redis redis;
    private final ObjectMapper json = Json.mapper();

    public DriverView(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Optional<Found> find(String id) {
        return found(id, await(state(id)), await(fix(id)));
    }

    @Override
    public Page list(Map<String, String> filters, int limit, String cursor) {
        String ids = filters.get(IDS);
        if (ids == null || filters.size() != 1 || !cursor.isEmpty()) {
            throw new IllegalArgumentException("the view drivers is listed by the filter 'ids' alone");
        }
        List<String> wanted = List.of(ids.split(",", -1));
        if (wanted.size() > MOST_IDS) {
            throw new IllegalArgumentException(wanted.size() + " ids; ask for at most " + MOST_IDS);
        }
        Map<String, Asked> asked = new LinkedHashMap<>();
        wanted.forEach(id -> asked.computeIfAbsent(id, one -> new Asked(state(one), fix(one))));
        List<Found> items = new ArrayList<>();
        asked.forEach(
                (id, one) -> found(id, await(one.state()), await(one.fix())).ifPresent(items::add));
        return new Page(items, "");
    }

    private record Asked(RedisFuture<@Nullable String> state, RedisFuture<@Nullable String> fix) {}

    private RedisFuture<@Nullable String> state(String id) {
        return redis.connection().async().hget(LiveMapKeys.driver(id), LiveMapKeys.STATE);
    }

    private RedisFuture<@Nullable String> fix(String id) {
        return redis.connection().async().hget(LiveMapKeys.fixes(id), id);
    }

    private static <T extends @Nullable Object> T await(RedisFuture<T> answer) {
        return LettuceFutures.awaitOrCancel(answer, AT_MOST_S, TimeUnit.SECONDS);
    }

    private Optional<Found> found(String id, @Nullable String state, @Nullable String fix) {
        if (state == null) {
            return Optional.empty();
        }
        LiveRecord record = LiveRecord.parse(state);
        Registered driver = record.registered();
        if (driver == null) {
            return Optional.empty();
        }
        ObjectNode document = document(record, driver);
        if (fix != null) {
            locate(document, Fix.parse(fix));
        }
        return Optional.of(new Found(id, record.version(), Json.write(document)));
    }

    private ObjectNode document(LiveRecord record, Registered driver) {
        ObjectNode document = json.createObjectNode();
        document.put("driverId", driver.id().value());
        document.put("name", driver.name());
        document.set("vehicle", json.valueToTree(driver.vehicle()));
        document.put("status", record.status().name());
        document.put("silent", driver.silent());
        document.put("suspended", driver.barred() != null);
        document.set("products", json.valueToTree(driver.products()));
        driver.ride().ifPresent(ride -> document.put("rideId", ride.value()));
        driver.openOffer().ifPresent(offer -> document.put("offerId", offer.value()));
        document.put("version", record.version());
        return document;
    }

    private static void locate(ObjectNode document, Fix fix) {
        document.putObject("position")
                .put("lat", fix.position().lat())
                .put("lon", fix.position().lon());
        if (!Float.isNaN(fix.headingDeg())) {
            document.put("headingDeg", fix.headingDeg());
        }
        document.put("recordedAt", fix.recordedAt().toString());
    }
}
