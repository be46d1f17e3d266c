package dev.wayfare.fleet.livemap.api;

import dev.wayfare.contracts.proto.fleet.AvailableDriver;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversRequest;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversResponse;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.routing.TravelTimes;
import dev.wayfare.runtime.geo.NearestDrivers;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.lettuce.core.RedisException;
import java.time.Clock;

/**
 * The fleet's service, for the gateway, which takes fixes by itself. May block, so it is served on virtual threads.
 */
public final class DriverGrpc extends DriverServiceGrpc.DriverServiceImplBase {

    private static final int DEFAULT_RADIUS_M = 3_000;
    private static final int MOST_RADIUS_M = 10_000;
    private static final int DEFAULT_LIMIT = 10;
    private static final int MOST = 30;

    private final AvailableDrivers drivers;

    public DriverGrpc(NearestDrivers nearest, Handles handles, TravelTimes times, Clock clock) {
        this.drivers = new AvailableDrivers(nearest, handles, times, clock);
    }

    @Override
    public void findAvailableDrivers(
            FindAvailableDriversRequest request, StreamObserver<FindAvailableDriversResponse> answer) {
        int radiusM = request.getRadiusM() == 0 ? DEFAULT_RADIUS_M : request.getRadiusM();
        int limit = request.getLimit() == 0 ? DEFAULT_LIMIT : request.getLimit();
        if (radiusM < 1 || radiusM > MOST_RADIUS_M || limit < 1 || limit > MOST) {
            answer.onError(wrong("radius_m must be 1 to " + MOST_RADIUS_M + " and limit 1 to " + MOST));
            return;
        }
        if (!GeoPoint.isLatitude(request.getLat()) || !GeoPoint.isLongitude(request.getLon())) {
            answer.onError(wrong("lat " + request.getLat() + ", lon " + request.getLon() + " is no position"));
            return;
        }
        try {
            GeoPoint point = new GeoPoint(request.getLat(), request.getLon());
            FindAvailableDriversResponse.Builder response = FindAvailableDriversResponse.newBuilder();
            drivers.near(point, request.getProduct(), radiusM, limit).forEach(one -> response.addItems(wire(one)));
            answer.onNext(response.build());
            answer.onCompleted();
        } catch (RedisException e) {
            answer.onError(Status.UNAVAILABLE
                    .withDescription("the live map is away; try again in a moment")
                    .withCause(e)
                    .asRuntimeException());
        }
    }

    private static AvailableDriver wire(AvailableDrivers.Listed one) {
        return AvailableDriver.newBuilder()
                .setHandle(one.handle())
                .setLat(one.position().lat())
                .setLon(one.position().lon())
                .setDistanceM(one.distanceM())
                .setEtaS(one.etaS())
                .setProduct(one.product())
                .build();
    }

    private static RuntimeException wrong(String what) {
        return Status.INVALID_ARGUMENT.withDescription(what).asRuntimeException();
    }
}
