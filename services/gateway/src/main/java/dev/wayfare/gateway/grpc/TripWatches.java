package dev.wayfare.gateway.grpc;

import dev.wayfare.contracts.proto.rides.Trip;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.RetryLater;
import dev.wayfare.gateway.riding.RideReads;
import dev.wayfare.kernel.Problem;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The watches of this process, so many and no more. Thread-safe. */
final class TripWatches {

    private static final int MOST = 2_000;
    private static final int MOST_OF_ONE = 20;
    private static final long RETRY_S = 5;

    /** The more watch, the less often each of them looks. */
    private static final long LOOK_MS = 150;

    private static final int WATCHES_PER_MS = 4;

    private final RideReads reads;
    private final Clock clock;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> ofOne = new ConcurrentHashMap<>();

    TripWatches(RideReads reads, Clock clock) {
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * Begins to tell a trip's changes, until it ends or its reader is gone.
     *
     * @throws RetryLater when too many watch
     */
    void begin(Call call, String ride, ServerCallStreamObserver<Trip> out) {
        String subject = call.subject();
        enter(subject);
        TripWatch watch = new TripWatch(call, ride, out, reads, clock, this);
        var _ = watch.whenOver().thenRun(() -> leave(subject));
        watch.start();
    }

    /** How long to wait before the next look. */
    long pauseMs() {
        return LOOK_MS + all.get() / WATCHES_PER_MS;
    }

    private void enter(String subject) {
        if (all.incrementAndGet() > MOST) {
            all.decrementAndGet();
            throw tooMany("too many trips are watched just now");
        }
        if (ofOne.merge(subject, 1, Integer::sum) > MOST_OF_ONE) {
            leave(subject);
            throw tooMany("you watch " + MOST_OF_ONE + " trips already");
        }
    }

    private static RetryLater tooMany(String detail) {
        return new RetryLater(Problem.of(429, "too-many-watches", detail), RETRY_S);
    }

    private void leave(String subject) {
        all.decrementAndGet();
        ofOne.computeIfPresent(subject, (who, count) -> count == 1 ? null : count - 1);
    }
}
