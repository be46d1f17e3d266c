package dev.wayfare.gateway.grpc;

import com.google.protobuf.Timestamp;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.proto.fleet.Fix;
import dev.wayfare.contracts.proto.fleet.FixesTaken;
import dev.wayfare.gateway.driving.Locations.FixLog;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.UserId;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of fixes into the log: a driver's own, or a whole fleet's when an admin sends them. A fix that cannot be, is too vague,
 * or is no newer than its driver's last in this stream, is dropped and counted. The answer comes when all that were taken are in
 * the log; no more than a window of them is on its way at once. Runs on the event loop of its call alone.
 */
final class FixStream implements StreamObserver<Fix> {

    private static final Logger LOG = LoggerFactory.getLogger(FixStream.class);
    private static final int WINDOW = 1_000;
    private static final int MOST_DRIVERS = 50_000;
    private static final Duration AHEAD = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofHours(24);
    private static final float WORST_M = 50;
    private static final float FASTEST_MPS = 120;

    private final Call call;
    private final FixLog log;
    private final Clock clock;
    private final ServerCallStreamObserver<FixesTaken> answer;
    private final Map<String, Instant> newest = new HashMap<>();
    private int onTheirWay;
    private boolean complete;
    private boolean over;
    private long taken;
    private long dropped;

    FixStream(Call call, FixLog log, Clock clock, ServerCallStreamObserver<FixesTaken> answer) {
        this.call = call;
        this.log = log;
        this.clock = clock;
        this.answer = answer;
        answer.disableAutoRequest();
        answer.setOnCancelHandler(() -> over = true);
        answer.request(WINDOW);
    }

    /** Ends the stream with a problem. */
    void refuse(Problem problem) {
        fail(problem.raise());
    }

    @Override
    public void onNext(Fix fix) {
        if (over) {
            return;
        }
        String driver = fix.getDriverId().isEmpty() ? call.subject() : fix.getDriverId();
        if (!call.caller().is(Role.ADMIN) && !driver.equals(call.subject())) {
            fail(Problems.forbidden().raise());
            return;
        }
        Optional<LocationFix> sane = sane(driver, fix);
        if (sane.isEmpty()) {
            dropped++;
            answer.request(1);
            return;
        }
        taken++;
        onTheirWay++;
        append(driver, sane.get());
    }

    private void append(String driver, LocationFix fix) {
        CompletableFuture<?> appended;
        try {
            appended = log.append(new UserId(driver), fix);
        } catch (RuntimeException e) {
            appended = CompletableFuture.failedFuture(e);
        }
        var _ = appended.whenCompleteAsync(
                (place, failure) -> written(failure), call.context().eventLoop());
    }

    private void written(@Nullable Throwable failure) {
        onTheirWay--;
        if (over) {
            return;
        }
        if (failure != null) {
            fail(failure);
            return;
        }
        answer.request(1);
        endWhenWritten();
    }

    private Optional<LocationFix> sane(String driver, Fix fix) {
        if (!Ids.isId(UserId.PREFIX, driver)
                || !GeoPoint.isLatitude(fix.getLat())
                || !GeoPoint.isLongitude(fix.getLon())
                || !fix.hasRecordedAt()
                || (fix.hasAccuracyM() && !(fix.getAccuracyM() <= WORST_M))) {
            return Optional.empty();
        }
        Timestamp recordedAt = fix.getRecordedAt();
        Instant at = Instant.ofEpochSecond(recordedAt.getSeconds(), recordedAt.getNanos());
        Instant now = clock.instant();
        if (at.isAfter(now.plus(AHEAD)) || at.isBefore(now.minus(OLDEST)) || !isNewer(driver, at)) {
            return Optional.empty();
        }
        return Optional.of(new LocationFix(
                fix.getLat(),
                fix.getLon(),
                at,
                fix.hasHeadingDeg() ? within(fix.getHeadingDeg(), 360) : Float.NaN,
                fix.hasSpeedMps() ? within(fix.getSpeedMps(), FASTEST_MPS) : Float.NaN,
                fix.hasAccuracyM() ? fix.getAccuracyM() : Float.NaN));
    }

    private boolean isNewer(String driver, Instant at) {
        Instant before = newest.getOrDefault(driver, Instant.EPOCH);
        if (!at.isAfter(before)) {
            return false;
        }
        if (newest.size() >= MOST_DRIVERS) {
            newest.clear();
        }
        newest.put(driver, at);
        return true;
    }

    private static float within(float value, float most) {
        return value >= 0 && value <= most ? value : Float.NaN;
    }

    @Override
    public void onError(Throwable fault) {
        over = true;
        LOG.debug("a stream of fixes broke off after {}: {}", taken, fault.toString());
    }

    @Override
    public void onCompleted() {
        complete = true;
        endWhenWritten();
    }

    private void endWhenWritten() {
        if (!complete || over || onTheirWay > 0) {
            return;
        }
        over = true;
        answer.onNext(
                FixesTaken.newBuilder().setTaken(taken).setDropped(dropped).build());
        answer.onCompleted();
    }

    private void fail(Throwable failure) {
        over = true;
        answer.onError(Statuses.of(failure, call.path(), call.correlation()));
    }
}
