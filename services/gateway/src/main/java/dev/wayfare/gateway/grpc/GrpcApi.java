package dev.wayfare.gateway.grpc;

import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.grpc.GrpcService;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc.DriverServiceFutureStub;
import dev.wayfare.contracts.proto.rides.TripServiceGrpc;
import dev.wayfare.contracts.proto.travel.InventoryServiceGrpc.InventoryServiceFutureStub;
import dev.wayfare.gateway.fixes.FixIntake;
import dev.wayfare.gateway.http.Access;
import dev.wayfare.gateway.http.Gate;
import dev.wayfare.gateway.limits.Limits;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.gateway.riding.RideReads;
import dev.wayfare.gateway.riding.Trips;
import io.grpc.BindableService;
import io.grpc.ServerInterceptors;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the gRPC services on the public port. */
public final class GrpcApi {

    private static final int LARGEST_MESSAGE = 256 * 1024;

    private GrpcApi() {}

    /**
     * Adds the services and their reflection.
     *
     * @param gate the same as before the REST routes
     * @param limits how often each may look at the map
     * @param fleet who knows the drivers on the map; raises a problem on a platform without a fleet
     * @param travel who knows flights, hotels and cars; raises a problem on a platform without travel
     */
    public static void add(
            ServerBuilder front,
            Gate gate,
            Limits limits,
            Trips trips,
            RideReads reads,
            Supplier<DriverServiceFutureStub> fleet,
            Supplier<InventoryServiceFutureStub> travel,
            FixIntake fixes,
            Clock clock,
            GatewayMetrics metrics) {
        GrpcCalls calls = new GrpcCalls(clock);
        Map<String, Access> access =
                Map.of(TripServiceGrpc.getCreateTripMethod().getFullMethodName(), Access.RIDERS);
        Door door = new Door(gate, access, metrics);
        BindableService ofTrips = new TripGrpc(trips, reads, calls, new TripWatches(reads, clock));
        BindableService ofDrivers = new DriversGrpc(fleet, limits, fixes, calls);
        front.service(GrpcService.builder()
                .addService(ServerInterceptors.intercept(ofTrips, door))
                .addService(ServerInterceptors.intercept(ofDrivers, door))
                .addService(ServerInterceptors.intercept(new InventoryGrpc(travel, calls), door))
                .addService(ProtoReflectionServiceV1.newInstance())
                .maxRequestMessageLength(LARGEST_MESSAGE)
                .build());
    }
}
