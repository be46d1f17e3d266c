package dev.wayfare.dispatch.surge;

import com.google.protobuf.ByteString;
import dev.wayfare.contracts.proto.dispatch.ConditionsList;
import dev.wayfare.contracts.proto.dispatch.ListConditionsRequest;
import dev.wayfare.contracts.proto.dispatch.MarketGrpc.MarketImplBase;
import dev.wayfare.contracts.wire.Json;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.lettuce.core.RedisException;

/** Tells the newest conditions to other services. May block, so it is served on virtual threads. Thread-safe. */
final class MarketService extends MarketImplBase {

    private final ConditionsView view;

    MarketService(ConditionsView view) {
        this.view = view;
    }

    @Override
    public void listConditions(ListConditionsRequest request, StreamObserver<ConditionsList> reply) {
        ConditionsList.Builder list = ConditionsList.newBuilder();
        try {
            view.all().values().forEach(one -> list.addConditionsJson(ByteString.copyFrom(Json.write(one))));
        } catch (RedisException e) {
            reply.onError(Status.UNAVAILABLE
                    .withDescription("the view of markets is away; fares are as always until it is back")
                    .withCause(e)
                    .asRuntimeException());
            return;
        }
        reply.onNext(list.build());
        reply.onCompleted();
    }
}
