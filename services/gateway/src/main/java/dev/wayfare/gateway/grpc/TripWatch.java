package dev.wayfare.gateway.grpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.proto.rides.Trip;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.riding.RideReads;
import dev.wayfare.kernel.Problem;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program that watches one trip: the trip now, then every change that it is fast enough to read, until the trip or the
 * caller's token ends. Looks at the cached ride now and then, and only while the reader is ready for more: whoever reads slowly
 * gets the newest state later, and holds nothing up. Runs on the event loop of its call alone.
 */
final class TripWatch {

    private static final Logger LOG = LoggerFactory.getLogger(TripWatch.class);

    /** So long the ride may be unreadable before the watch ends. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Call call;
    private final String ride;
    private final ServerCallStreamObserver<Trip> out;
    private final RideReads reads;
    private final Clock clock;
    private final TripWatches all;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private long told = -1;
    private boolean looking;
    private long wellAtNs = System.nanoTime();

    TripWatch(
            Call call, String ride, ServerCallStreamObserver<Trip> out, RideReads reads, Clock clock, TripWatches all) {
        this.call = call;
        this.ride = ride;
        this.out = out;
        this.reads = reads;
        this.clock = clock;
        this.all = all;
    }

    CompletableFuture<Void> whenOver() {
        return over;
    }

    void start() {
        out.setOnCancelHandler(() -> over.complete(null));
        out.setOnReadyHandler(this::look);
        look();
    }

    private void look() {
        if (looking || over.isDone() || !out.isReady()) {
            return;
        }
        if (!clock.instant().isBefore(call.caller().expiresAt())) {
            fail(Problem.of(401, "token-expired", "this access token is over; watch again with another")
                    .raise());
            return;
        }
        looking = true;
        var _ = reads.document(call, ride, 0)
                .whenCompleteAsync(this::seen, call.context().eventLoop());
    }

    private void seen(@Nullable ObjectNode document, @Nullable Throwable failure) {
        looking = false;
        if (over.isDone()) {
            return;
        }
        if (document == null) {
            missed(failure == null ? new IllegalStateException("no ride and no failure") : failure);
            return;
        }
        wellAtNs = System.nanoTime();
        Trip trip = TripForms.trip(document);
        if (trip.getVersion() > told) {
            told = trip.getVersion();
            out.onNext(trip);
        }
        if (RideStatus.valueOf(trip.getStatus()).isEnd()) {
            over.complete(null);
            out.onCompleted();
            return;
        }
        lookLater();
    }

    /** Whoever was shown the trip once is not sent away because it cannot be read for a moment. */
    private void missed(Throwable failure) {
        if (told < 0 || System.nanoTime() - wellAtNs > PATIENCE.toNanos()) {
            fail(failure);
            return;
        }
        LOG.debug("{} cannot be read just now: {}", ride, failure.toString());
        lookLater();
    }

    private void lookLater() {
        var _ = call.context().eventLoop().schedule(this::look, all.pauseMs(), TimeUnit.MILLISECONDS);
    }

    private void fail(Throwable failure) {
        over.complete(null);
        out.onError(Statuses.of(failure, call.path(), call.correlation()));
    }
}
