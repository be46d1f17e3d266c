package dev.wayfare.gateway.driving;

import dev.wayfare.contracts.proto.fleet.AvailableDriver;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc.DriverServiceFutureStub;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversRequest;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversResponse;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Query;
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

    public NearbyDrivers(Supplier<DriverServiceFutureStub> fleet) {
        this.fleet = fleet;
    }

    record Item(String handle, GeoPoint position, int distanceM, int etaS, String product) {}

    record Listed(List<Item> items) {}

    /** {@code GET /drivers/available}. */
    public CompletionStage<Answer> list(Call call) {
        Query query = call.query();
        GeoPoint point = query.point();
        FindAvailableDriversRequest request = FindAvailableDriversRequest.newBuilder()
                .setLat(point.lat())
                .setLon(point.lon())
                .setRadiusM(query.number("radiusM", DEFAULT_RADIUS_M, 1, MOST_RADIUS_M))
                .setLimit(query.number("limit", DEFAULT, 1, MOST))
                .setProduct(query.text("product", 40).orElse(""))
                .build();
        return Calls.future(fleet.get().findAvailableDrivers(request)).thenApply(NearbyDrivers::listed);
    }

    private static Answer listed(FindAvailableDriversResponse found) {
        List<Item> items = found.getItemsList().stream()
                .map(one -> new Item(
                        one.getHandle(),
                        new GeoPoint(one.getLat(), one.getLon()),
                        one.getDistanceM(),
                        one.getEtaS(),
                        one.getProduct()))
                .toList();
        return Answer.json(200, new Listed(items));
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
