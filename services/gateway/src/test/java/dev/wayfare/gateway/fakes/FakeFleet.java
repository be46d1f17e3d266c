package dev.wayfare.gateway.fakes;

import dev.wayfare.contracts.proto.fleet.AvailableDriver;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversRequest;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversResponse;
import io.grpc.stub.StreamObserver;

/** A fleet of one driver, always 90 seconds away. */
public final class FakeFleet extends DriverServiceGrpc.DriverServiceImplBase {

    @Override
    public void findAvailableDrivers(
            FindAvailableDriversRequest request, StreamObserver<FindAvailableDriversResponse> answer) {
        answer.onNext(FindAvailableDriversResponse.newBuilder()
                .addItems(AvailableDriver.newBuilder()
                        .setHandle("drv_" + "0".repeat(26))
                        .setLat(request.getLat())
                        .setLon(request.getLon())
                        .setDistanceM(500)
                        .setEtaS(90)
                        .setProduct("standard"))
                .build());
        answer.onCompleted();
    }
}
