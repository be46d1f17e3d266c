package dev.wayfare.tracking.view;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import dev.wayfare.kernel.RideId;
import dev.wayfare.runtime.views.MongoViewSource;
import dev.wayfare.runtime.views.ViewSource;
import dev.wayfare.tracking.metrics.TrackingMetrics;
import dev.wayfare.tracking.model.FollowedRide;
import dev.wayfare.tracking.model.Track;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes tracks, the whole one when a ride has ended and some of it meanwhile, on a thread of its own: a MongoDB that is away holds up
 * nobody, its tracks wait in memory, a few kilobytes each. Old ones are swept away, and the hours of drivers with them. Thread-safe.
 */
public final class TrackKeeper implements AutoCloseable {

    /** Name of the view and of the collection. */
    public static final String VIEW = "tracks";

    private static final Logger LOG = LoggerFactory.getLogger(TrackKeeper.class);
    private static final Duration RETRY = Duration.ofMillis(500);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);
    private static final int DUPLICATE = 11_000;

    private final MongoCollection<Document> collection;
    private final MongoCollection<Document> hours;
    private final TrackSettings settings;
    private final TrackingMetrics metrics;
    private final Clock clock;
    private final BlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>();
    private final Map<RideId, Long> nextWriteMs = new HashMap<>();
    private final Thread thread;
    private volatile boolean open = true;
    private Instant sweepAt;

    private record Waiting(Track track, Runnable done) {}

    /**
     * How tracks are kept.
     *
     * @param every how often the track of a ride on its way is written
     * @param kept how long a track is kept
     */
    public record TrackSettings(Duration every, Duration kept) {}

    public TrackKeeper(MongoDatabase database, TrackSettings settings, TrackingMetrics metrics, Clock clock) {
        this.collection = database.getCollection(VIEW);
        this.hours = database.getCollection(DriverHours.COLLECTION);
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.sweepAt = clock.instant();
        this.thread = Thread.ofPlatform().name("wayfare-tracking-tracks").unstarted(this::run);
    }

    public TrackKeeper start() {
        thread.start();
        return this;
    }

    /** What the gateway asks. */
    public ViewSource view() {
        return new MongoViewSource(collection, Set.of());
    }

    /** A ride's driver was seen: now and then what there is is written. Called by one thread. */
    public void moved(FollowedRide ride) {
        long now = clock.millis();
        RideId id = ride.itinerary().ride();
        long due =
                nextWriteMs.computeIfAbsent(id, first -> now + settings.every().toMillis());
        if (now >= due) {
            nextWriteMs.put(id, now + settings.every().toMillis());
            add(ride.track(), () -> {});
        }
    }

    /**
     * A ride has ended. Called by the same thread.
     *
     * @param done called once its track is in MongoDB
     */
    public void ended(FollowedRide ride, Runnable done) {
        nextWriteMs.remove(ride.itinerary().ride());
        add(ride.track(), done);
    }

    private void add(Track track, Runnable done) {
        waiting.add(new Waiting(track, done));
    }

    private void run() {
        while (open) {
            try {
                Waiting next = waiting.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    untilWritten(next);
                }
                sweep();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warn("tracks: {}", e.toString());
            }
        }
    }

    private void untilWritten(Waiting next) throws InterruptedException {
        boolean said = false;
        while (open) {
            try {
                write(next.track());
                metrics.trackWritten();
                next.done().run();
                return;
            } catch (MongoException e) {
                if (!said) {
                    LOG.warn("tracks: the store is away ({}); waiting for it", e.toString());
                    said = true;
                }
                Thread.sleep(RETRY);
            }
        }
    }

    /** Unless a newer state of it is there: then the filter finds nothing, and the insert meets it. */
    private void write(Track track) {
        Document document = TrackDocument.of(track);
        try {
            var _ = collection.replaceOne(
                    Filters.and(
                            Filters.eq("_id", document.getString("_id")),
                            Filters.lte("_version", document.getLong("_version"))),
                    document,
                    new ReplaceOptions().upsert(true));
        } catch (MongoException e) {
            if (e.getCode() != DUPLICATE) {
                throw e;
            }
            LOG.debug("a newer track of {} is there", document.getString("_id"));
        }
    }

    private void sweep() {
        Instant now = clock.instant();
        if (now.isBefore(sweepAt)) {
            return;
        }
        sweepAt = now.plus(SWEEP_EVERY);
        String before = now.minus(settings.kept()).toString();
        for (MongoCollection<Document> one : List.of(collection, hours)) {
            var _ = one.createIndex(Indexes.ascending("_at"));
            long gone = one.deleteMany(Filters.lt("_at", before)).getDeletedCount();
            if (gone > 0) {
                LOG.info("{}: {} from before {} were deleted", one.getNamespace(), gone, before);
            }
        }
    }

    @Override
    public void close() {
        open = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
