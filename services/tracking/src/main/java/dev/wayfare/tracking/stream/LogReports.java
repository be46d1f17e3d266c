package dev.wayfare.tracking.stream;

import dev.wayfare.contracts.rides.RideCommand.RideMeasured;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.tracking.RidePosition;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.kernel.RideId;
import dev.wayfare.routing.Travel;
import dev.wayfare.routing.TravelTimes;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.log.RecordHeaders;
import dev.wayfare.tracking.metrics.TrackingMetrics;
import dev.wayfare.tracking.model.FollowedRide;
import dev.wayfare.tracking.model.Sighting;
import dev.wayfare.tracking.view.TrackKeeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log: positions and what was noticed as it happens, answers until they are in the log. What is told of fixes that are old
 * already, because the log is being read again, is not shown to people anew. Called by the follower's thread; never waits.
 */
final class LogReports implements RideReports {

    private static final Logger LOG = LoggerFactory.getLogger(LogReports.class);
    private static final String SOURCE = "/wayfare/tracking";
    private static final Duration STALE = Duration.ofSeconds(10);
    private static final long AGAIN_MS = 250;

    private final LogWriter writer;
    private final TrackKeeper tracks;
    private final TravelTimes way;
    private final TrackingMetrics metrics;
    private final Clock clock;

    LogReports(LogWriter writer, TrackKeeper tracks, TravelTimes way, TrackingMetrics metrics, Clock clock) {
        this.writer = writer;
        this.tracks = tracks;
        this.way = way;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void moved(FollowedRide ride, long appendedMs) {
        if (isStale(appendedMs)) {
            return;
        }
        RideId id = ride.itinerary().ride();
        ride.show(appendedMs).ifPresent(newest -> {
            metrics.shown();
            var _ = send(Topics.LIVE_RIDE_TRACKING, id, position(ride, newest), id.value() + "@" + newest.atMs(), 0)
                    .whenComplete((done, failure) -> told(id, "position", failure));
        });
        tracks.moved(ride);
    }

    private boolean isStale(long appendedMs) {
        return clock.millis() - appendedMs > STALE.toMillis();
    }

    private RidePosition position(FollowedRide ride, Sighting newest) {
        Instant at = Instant.ofEpochMilli(newest.atMs());
        Travel left = way.between(newest.point(), ride.target(), at);
        return new RidePosition(
                ride.itinerary().driver(),
                ride.phase(),
                newest.point(),
                Float.isNaN(newest.headingDeg()) ? null : Math.round(newest.headingDeg()),
                Float.isNaN(newest.speedMps()) ? null : Math.round(newest.speedMps() * 10) / 10.0,
                left.seconds(),
                left.metres(),
                at);
    }

    @Override
    public void noticed(FollowedRide ride, TrackingEvent event) {
        RideId id = ride.itinerary().ride();
        long version = ride.nextVersion();
        String type = WireTypes.nameOf(event.getClass());
        metrics.noticed(type);
        if (event instanceof TrackingEvent.RouteLeft || event instanceof TrackingEvent.LongStop) {
            LOG.info("{}: {}; support may want to look", id, event);
        }
        var _ = send(Topics.TRACKING_EVENTS, id, event, id.value() + ":tracking:" + version, version)
                .whenComplete((done, failure) -> told(id, type, failure));
    }

    private static void told(RideId ride, String what, @Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn("{}: {} could not be told: {}", ride, what, failure.toString());
        }
    }

    @Override
    public void measured(FollowedRide ride, RideMeasured answer, Runnable done) {
        RideId id = ride.itinerary().ride();
        metrics.measured();
        LOG.debug("{} was {}", id, answer);
        answer(id, answer, done);
    }

    private void answer(RideId ride, RideMeasured answer, Runnable done) {
        var _ = send(Topics.RIDE_ACTIONS, ride, answer, ride.value() + "/measured", 0)
                .whenComplete((place, failure) -> {
                    if (failure == null) {
                        done.run();
                    } else {
                        LOG.warn("{}: its distance could not be told and is told again: {}", ride, failure.toString());
                        CompletableFuture.delayedExecutor(AGAIN_MS, TimeUnit.MILLISECONDS)
                                .execute(() -> answer(ride, answer, done));
                    }
                });
    }

    @Override
    public void ended(FollowedRide ride, Runnable done) {
        tracks.ended(ride, done);
    }

    private CompletableFuture<RecordMetadata> send(Topic topic, RideId ride, Object value, String id, long version) {
        ProducerRecord<byte[], byte[]> record = writer.record(Command.of(topic, ride.value(), value, id, SOURCE), null);
        if (version > 0) {
            RecordHeaders.add(record.headers(), Headers.VERSION, Long.toString(version));
            RecordHeaders.add(record.headers(), Headers.SUBJECT, ride.value());
        }
        return writer.send(record);
    }
}
