package dev.wayfare.gateway.grpc;

import dev.wayfare.contracts.proto.travel.InventoryServiceGrpc;
import dev.wayfare.contracts.proto.travel.InventoryServiceGrpc.InventoryServiceFutureStub;
import dev.wayfare.contracts.proto.travel.SearchRequest;
import dev.wayfare.contracts.proto.travel.SearchResponse;
import dev.wayfare.gateway.reads.Calls;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/** Searches flights, hotels and cars for other programs. Never blocks. */
final class InventoryGrpc extends InventoryServiceGrpc.InventoryServiceImplBase {

    private final Supplier<InventoryServiceFutureStub> travel;
    private final GrpcCalls calls;

    InventoryGrpc(Supplier<InventoryServiceFutureStub> travel, GrpcCalls calls) {
        this.travel = travel;
        this.calls = calls;
    }

    @Override
    public void search(SearchRequest request, StreamObserver<SearchResponse> answer) {
        calls.answer(
                answer, calls.now(null, ""), asked -> Calls.future(travel.get().search(request)));
    }
}
