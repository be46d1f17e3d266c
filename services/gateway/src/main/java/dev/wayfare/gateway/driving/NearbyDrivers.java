package dev.wayfare.gateway.driving;

import dev.wayfare.contracts.proto.fleet.AvailableDriver;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc.DriverServiceFutureStub;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversRequest;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversResponse;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Query;
import dev.wayfare.gateway.limits.Limits;
import dev.wayfare.gateway.reads.Calls;
import dev.wayfare.kernel.GeoPoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drivers on the map, as the public sees them: handles that rotate, positions that are snapped. Never blocks; thread-safe. */
public final class NearbyDrivers {

    private static final Logger LOG = LoggerFactory.getLogger(NearbyDrivers.class);
    private static final int MOST_RADIUS_M = 10_000;
    private static final int DEFAULT_RADIUS_M = 3_000;
    private static final int MOST = 30;
    private static final int DEFAULT = 10;
    private static final long ETA_WITHIN_MS = 300;

    private final Supplier<DriverServiceFutureStub> fleet;
    private final Limits limits;

    public NearbyDrivers(Supplier<DriverServiceFutureStub> fleet, Limits limits) {
        this.fleet = fleet;
        this.limits = limits;
    }

    /** One driver as the public sees him. */
    public record Item(String handle, GeoPoint position, int distanceM, int etaS, String product) {}

    record Listed(List<Item> items) {}

    /** {@code GET /drivers/available}. */
    public CompletionStage<Answer> list(Call call) {
        limits.countLook(call.subject());
        Query query = call.query();
        int radiusM = query.number("radiusM", DEFAULT_RADIUS_M, 1, MOST_RADIUS_M);
        int limit = query.number("limit", DEFAULT, 1, MOST);
        return find(query.point(), radiusM, limit, query.text("product", 40).orElse(""))
                .thenApply(items -> Answer.json(200, new Listed(items)));
    }

    /**
     * Drivers near a point, nearest first.
     *
     * @param product empty for all
     */
    public CompletableFuture<List<Item>> find(GeoPoint point, int radiusM, int limit, String product) {
        FindAvailableDriversRequest request = FindAvailableDriversRequest.newBuilder()
                .setLat(point.lat())
                .setLon(point.lon())
                .setRadiusM(radiusM)
                .setLimit(limit)
                .setProduct(product)
                .build();
        try {
            return Calls.future(fleet.get().findAvailableDrivers(request)).thenApply(NearbyDrivers::items);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static List<Item> items(FindAvailableDriversResponse found) {
        return found.getItemsList().stream()
                .map(one -> new Item(
                        one.getHandle(),
                        new GeoPoint(one.getLat(), one.getLon()),
                        one.getDistanceM(),
                        one.getEtaS(),
                        one.getProduct()))
                .toList();
    }

    /** Seconds until the nearest driver of each product could be here; a hint, empty when nobody can tell. Never fails. */
    public CompletableFuture<Map<String, Integer>> etasS(GeoPoint point) {
        FindAvailableDriversRequest request = FindAvailableDriversRequest.newBuilder()
                .setLat(point.lat())
                .setLon(point.lon())
                .setRadiusM(MOST_RADIUS_M)
                .setLimit(MOST)
                .build();
        CompletableFuture<FindAvailableDriversResponse> asked;
        try {
            asked = Calls.future(fleet.get()
                    .withDeadlineAfter(ETA_WITHIN_MS, TimeUnit.MILLISECONDS)
                    .findAvailableDrivers(request));
        } catch (RuntimeException e) {
            asked = CompletableFuture.failedFuture(e);
        }
        return asked.thenApply(NearbyDrivers::nearest).exceptionally(failure -> {
            LOG.debug("no driver can be seen just now: {}", failure.toString());
            return Map.of();
        });
    }

    private static Map<String, Integer> nearest(FindAvailableDriversResponse found) {
        Map<String, Integer> etas = new HashMap<>();
        for (AvailableDriver driver : found.getItemsList()) {
            etas.merge(driver.getProduct(), driver.getEtaS(), Math::min);
        }
        return etas;
    }
}
