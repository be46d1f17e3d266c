package dev.wayfare.gateway.grpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Correlation;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes of a gRPC call the {@link Call} that the REST routes take, and of what they answer the end of the gRPC call. */
final class GrpcCalls {

    private static final String KEY = "idempotency-key";

    private final Clock clock;

    GrpcCalls(Clock clock) {
        this.clock = clock;
    }

    /**
     * The call that runs now.
     *
     * @param body null for none
     * @param idempotencyKey empty = that of the metadata, if any
     */
    Call now(@Nullable ObjectNode body, String idempotencyKey) {
        ServiceRequestContext context = ServiceRequestContext.current();
        RequestHeaders headers = context.request().headers();
        if (!idempotencyKey.isEmpty()) {
            headers = headers.withMutations(builder -> builder.set(KEY, idempotencyKey));
        }
        return new Call(
                context,
                headers,
                Door.caller(),
                body == null ? new byte[0] : Json.write(body),
                Door.correlation(),
                Correlation.traceparent(headers),
                clock.instant());
    }

    /** Answers once, whatever becomes of it. */
    <T> void answer(StreamObserver<T> to, Call call, Function<Call, CompletionStage<T>> work) {
        CompletionStage<T> done;
        try {
            done = work.apply(call);
        } catch (RuntimeException e) {
            to.onError(Statuses.of(e, call.path(), call.correlation()));
            return;
        }
        var _ = done.whenComplete((value, failure) -> {
            if (failure == null) {
                to.onNext(value);
                to.onCompleted();
            } else {
                to.onError(Statuses.of(failure, call.path(), call.correlation()));
            }
        });
    }
}
