package dev.wayfare.fleet.livemap.api;

import com.google.protobuf.Timestamp;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.proto.fleet.Fix;
import dev.wayfare.contracts.proto.fleet.FixesTaken;
import dev.wayfare.fleet.livemap.model.LiveDriver;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.geo.FixRecords;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of fixes into the log. A fix that cannot be, or is no newer than its driver's last in this stream, is dropped and
 * counted. The answer comes when all that were taken are in the log. Called by one thread at a time, which it blocks while
 * too many fixes are on their way.
 */
final class FixStream implements StreamObserver<Fix> {

    private static final Logger LOG = LoggerFactory.getLogger(FixStream.class);
    private static final int ON_THEIR_WAY = 10_000;

    private final Log log;
    private final Clock clock;
    private final StreamObserver<FixesTaken> answer;
    private final Map<UserId, Instant> newest = new HashMap<>();
    private final Semaphore room = new Semaphore(ON_THEIR_WAY);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private long taken;
    private long dropped;

    /** Where fixes are appended. */
    interface Log {
        CompletionStage<?> send(ProducerRecord<byte[], byte[]> record);
    }

    FixStream(Log log, Clock clock, StreamObserver<FixesTaken> answer) {
        this.log = log;
        this.clock = clock;
        this.answer = answer;
    }

    @Override
    public void onNext(Fix fix) {
        Optional<LocationFix> sane = sane(fix);
        if (sane.isEmpty()) {
            dropped++;
            return;
        }
        taken++;
        room.acquireUninterruptibly();
        log.send(FixRecords.of(new UserId(fix.getDriverId()), sane.get())).whenComplete((done, fault) -> {
            if (fault != null) {
                failure.compareAndSet(null, fault);
            }
            room.release();
        });
    }

    private Optional<LocationFix> sane(Fix fix) {
        if (!Ids.isId(UserId.PREFIX, fix.getDriverId())
                || !GeoPoint.isLatitude(fix.getLat())
                || !GeoPoint.isLongitude(fix.getLon())
                || !fix.hasRecordedAt()) {
            return Optional.empty();
        }
        Timestamp recordedAt = fix.getRecordedAt();
        Instant at = Instant.ofEpochSecond(recordedAt.getSeconds(), recordedAt.getNanos());
        UserId driver = new UserId(fix.getDriverId());
        Instant before = newest.getOrDefault(driver, Instant.EPOCH);
        if (!at.isAfter(before) || at.isAfter(clock.instant().plus(LiveDriver.CLOCK_AHEAD))) {
            return Optional.empty();
        }
        newest.put(driver, at);
        return Optional.of(new LocationFix(
                fix.getLat(),
                fix.getLon(),
                at,
                fix.hasHeadingDeg() ? fix.getHeadingDeg() : Float.NaN,
                fix.hasSpeedMps() ? fix.getSpeedMps() : Float.NaN,
                fix.hasAccuracyM() ? fix.getAccuracyM() : Float.NaN));
    }

    @Override
    public void onError(Throwable fault) {
        LOG.debug("a stream of fixes broke off after {}: {}", taken, fault.toString());
    }

    @Override
    public void onCompleted() {
        room.acquireUninterruptibly(ON_THEIR_WAY);
        Throwable fault = failure.get();
        if (fault != null) {
            answer.onError(Status.UNAVAILABLE
                    .withDescription("not all fixes reached the log; send them again")
                    .withCause(fault)
                    .asRuntimeException());
            return;
        }
        answer.onNext(
                FixesTaken.newBuilder().setTaken(taken).setDropped(dropped).build());
        answer.onCompleted();
    }
}
