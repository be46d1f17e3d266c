package dev.wayfare.gateway.grpc;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.proto.rides.CreateTripRequest;
import dev.wayfare.contracts.proto.rides.GetTripRequest;
import dev.wayfare.contracts.proto.rides.Trip;
import dev.wayfare.contracts.proto.rides.TripServiceGrpc;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.riding.RideReads;
import dev.wayfare.gateway.riding.Trips;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.RideId;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Trips for other programs: what {@code POST /trips} and {@code GET /rides/{id}} do, and a stream of changes. Never blocks. */
final class TripGrpc extends TripServiceGrpc.TripServiceImplBase {

    private static final ObjectReader READER = Json.mapper().readerFor(ObjectNode.class);

    private final Trips trips;
    private final RideReads reads;
    private final GrpcCalls calls;
    private final TripWatches watches;

    TripGrpc(Trips trips, RideReads reads, GrpcCalls calls, TripWatches watches) {
        this.trips = trips;
        this.reads = reads;
        this.calls = calls;
        this.watches = watches;
    }

    @Override
    public void createTrip(CreateTripRequest request, StreamObserver<Trip> answer) {
        Call call = calls.now(TripForms.body(request), request.getIdempotencyKey());
        calls.answer(answer, call, asked -> trips.request(asked).thenCompose(told -> trip(asked, told)));
    }

    private CompletionStage<Trip> trip(Call call, Answer told) {
        return switch (told.status()) {
            case 201 -> CompletableFuture.completedFuture(TripForms.trip(json(told)));
            case 202 -> {
                ObjectNode accepted = json(told);
                yield reads.document(call, accepted.path("rideId").asText(), 0)
                        .handle((ride, failure) -> TripForms.trip(failure == null ? ride : accepted));
            }
            default -> CompletableFuture.failedFuture(new Statuses.Refused(told));
        };
    }

    private static ObjectNode json(Answer told) {
        try {
            return READER.readValue(told.body().array());
        } catch (IOException e) {
            throw new UncheckedIOException("a trip is no JSON object", e);
        }
    }

    @Override
    public void getTrip(GetTripRequest request, StreamObserver<Trip> answer) {
        Call call = calls.now(null, "");
        calls.answer(
                answer, call, asked -> reads.document(asked, idOf(request), 0).thenApply(TripForms::trip));
    }

    @Override
    public void watchTrip(GetTripRequest request, StreamObserver<Trip> answer) {
        Call call = calls.now(null, "");
        try {
            watches.begin(call, idOf(request), (ServerCallStreamObserver<Trip>) answer);
        } catch (RuntimeException e) {
            answer.onError(Statuses.of(e, call.path(), call.correlation()));
        }
    }

    private static String idOf(GetTripRequest request) {
        if (!Ids.isId(RideId.PREFIX, request.getTripId())) {
            throw Problems.notFound("trip").raise();
        }
        return request.getTripId();
    }
}
