package dev.wayfare.travel.search.api;

import dev.wayfare.contracts.proto.travel.InventoryServiceGrpc;
import dev.wayfare.contracts.proto.travel.SearchRequest;
import dev.wayfare.contracts.proto.travel.SearchResponse;
import dev.wayfare.kernel.Problem;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Searches for other services; a problem becomes a status, with its frozen code in the trailer {@code wayfare-code}. */
public final class InventoryGrpc extends InventoryServiceGrpc.InventoryServiceImplBase {

    private static final Metadata.Key<String> CODE = Metadata.Key.of("wayfare-code", Metadata.ASCII_STRING_MARSHALLER);
    private static final int UNREAD = 503;
    private static final Logger LOG = LoggerFactory.getLogger(InventoryGrpc.class);

    private final Searches searches;
    private final Timer timer;

    public InventoryGrpc(Searches searches, MeterRegistry meters) {
        this.searches = searches;
        this.timer = Timer.builder("wayfare.travel.search")
                .description("Time of one search, without the way to the client")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    @Override
    public void search(SearchRequest request, StreamObserver<SearchResponse> answer) {
        SearchResponse found;
        try {
            found = timer.record(() -> searches.find(request));
        } catch (Problem.Raised e) {
            Metadata trailers = new Metadata();
            trailers.put(CODE, e.problem().code());
            Status status = e.problem().status() == UNREAD ? Status.UNAVAILABLE : Status.INVALID_ARGUMENT;
            answer.onError(status.withDescription(e.problem().detail()).asRuntimeException(trailers));
            return;
        } catch (RuntimeException e) {
            LOG.error("a search failed", e);
            answer.onError(
                    Status.INTERNAL.withDescription("see the log of travel").asRuntimeException());
            return;
        }
        answer.onNext(found);
        answer.onCompleted();
    }
}
