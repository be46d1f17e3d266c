package dev.wayfare.gateway.grpc;

import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc.DriverServiceFutureStub;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversRequest;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversResponse;
import dev.wayfare.contracts.proto.fleet.Fix;
import dev.wayfare.contracts.proto.fleet.FixesTaken;
import dev.wayfare.gateway.fixes.FixIntake;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.limits.Limits;
import dev.wayfare.gateway.reads.Calls;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** Drivers for other programs: those on the map, as the public sees them, and streams of fixes. Never blocks. */
final class DriversGrpc extends DriverServiceGrpc.DriverServiceImplBase {

    private final Supplier<DriverServiceFutureStub> fleet;
    private final Limits limits;
    private final FixIntake fixes;
    private final GrpcCalls calls;

    DriversGrpc(Supplier<DriverServiceFutureStub> fleet, Limits limits, FixIntake fixes, GrpcCalls calls) {
        this.fleet = fleet;
        this.limits = limits;
        this.fixes = fixes;
        this.calls = calls;
    }

    @Override
    public void findAvailableDrivers(
            FindAvailableDriversRequest request, StreamObserver<FindAvailableDriversResponse> answer) {
        calls.answer(answer, calls.now(null, ""), asked -> {
            limits.countLook(asked.subject());
            return Calls.future(fleet.get().findAvailableDrivers(request));
        });
    }

    @Override
    public StreamObserver<Fix> streamFixes(StreamObserver<FixesTaken> answer) {
        Call call = calls.now(null, "");
        FixStream stream = new FixStream(call, fixes, (ServerCallStreamObserver<FixesTaken>) answer);
        if (!call.caller().is(Role.DRIVER, Role.ADMIN)) {
            stream.refuse(Problems.forbidden());
        }
        return stream;
    }
}
