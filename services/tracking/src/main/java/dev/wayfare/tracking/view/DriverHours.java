package dev.wayfare.tracking.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import dev.wayfare.runtime.projection.OffsetStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/**
 * Where every driver has been, thinned to one fix each ten seconds: a document for each driver and hour, with one number for each ten
 * seconds in which he was seen. Writing the same again changes nothing. Fixes wait in memory for some minutes, so that a document is
 * written seldom; offsets follow when they are written, so that a crash repeats them. Runs on its projection's thread alone.
 */
public final class DriverHours implements Fold, OffsetStore {

    /** Collection of the documents; their ids are {@code <driver>/<hour>}. */
    public static final String COLLECTION = "driver_hours";

    /** Values as they stand on the topic, if they are fixes. */
    public static final Envelope.ValueReader FIXES = (record, type) -> {
        FixBytes.count(record.value());
        return record.value();
    };

    private static final int CHUNK = 1_000;
    private static final long HOUR_MS = Duration.ofHours(1).toMillis();
    private static final double DEGREES = 1e6;

    private final MongoCollection<Document> collection;
    private final OffsetStore offsets;
    private final HistorySettings settings;
    private final Clock clock;
    private final Map<String, Recent> drivers = new HashMap<>();
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private String group = "";
    private Instant flushAt;

    /**
     * How history is kept.
     *
     * @param every one fix of a driver is kept in so much time
     * @param written how often what was read is written
     */
    public record HistorySettings(Duration every, Duration written) {}

    /** What is not written yet of one driver: slots and places, one after the other. */
    private static final class Recent {
        final int partition;
        long slot = Long.MIN_VALUE;
        long[] seen = new long[16];
        int size;

        Recent(int partition) {
            this.partition = partition;
        }

        void add(long newSlot, long place) {
            if (size == seen.length) {
                seen = Arrays.copyOf(seen, size * 2);
            }
            slot = newSlot;
            seen[size++] = newSlot;
            seen[size++] = place;
        }
    }

    /**
     * A history.
     *
     * @param offsets where it is kept how far it has been written
     */
    public DriverHours(MongoDatabase database, OffsetStore offsets, HistorySettings settings, Clock clock) {
        this.collection = database.getCollection(COLLECTION);
        this.offsets = offsets;
        this.settings = settings;
        this.clock = clock;
        this.flushAt = clock.instant().plus(settings.written());
    }

    @Override
    public void apply(List<Envelope> batch) {
        flushIfDue();
        for (Envelope one : batch) {
            byte[] value = (byte[]) one.value();
            Recent recent = drivers.computeIfAbsent(one.key(), driver -> new Recent(one.partition()));
            for (int i = 0; i < FixBytes.count(value); i++) {
                see(recent, value, i);
            }
        }
    }

    /** The first fix of a slot is kept; what is older than that adds nothing. */
    private void see(Recent recent, byte[] value, int i) {
        long slot =
                Math.floorDiv(FixBytes.recordedAtMs(value, i), settings.every().toMillis());
        if (slot > recent.slot) {
            recent.add(slot, packed(FixBytes.latE7(value, i), FixBytes.lonE7(value, i)));
        }
    }

    /** Latitude and longitude in millionths of a degree, in one number. */
    static long packed(int latE7, int lonE7) {
        long lat = Math.round(latE7 / 10.0);
        long lon = Math.round(lonE7 / 10.0);
        return (lat << 32) | (lon & 0xFFFF_FFFFL);
    }

    /** Degrees of latitude in a packed place. */
    public static double latOf(long packed) {
        return (packed >> 32) / DEGREES;
    }

    /** Degrees of longitude in a packed place. */
    public static double lonOf(long packed) {
        return (int) packed / DEGREES;
    }

    @Override
    public void tick() {
        flushIfDue();
    }

    /** Before more is taken: while MongoDB is away nothing more is. */
    private void flushIfDue() {
        if (!clock.instant().isBefore(flushAt)) {
            flush();
            flushAt = clock.instant().plus(settings.written());
        }
    }

    private void flush() {
        List<UpdateOneModel<Document>> writes = new ArrayList<>();
        drivers.forEach(
                (driver, recent) -> hours(recent).forEach((hour, places) -> writes.add(write(driver, hour, places))));
        for (int from = 0; from < writes.size(); from += CHUNK) {
            var _ = collection.bulkWrite(
                    writes.subList(from, Math.min(writes.size(), from + CHUNK)), new BulkWriteOptions().ordered(false));
        }
        if (!read.isEmpty()) {
            offsets.write(group, Map.copyOf(read));
        }
        read.clear();
        long idle = Math.floorDiv(clock.millis() - HOUR_MS, settings.every().toMillis());
        drivers.values().removeIf(recent -> recent.slot < idle);
        drivers.values().forEach(recent -> recent.size = 0);
    }

    private Map<Instant, Document> hours(Recent recent) {
        Map<Instant, Document> hours = new TreeMap<>();
        for (int i = 0; i < recent.size; i += 2) {
            long atMs = recent.seen[i] * settings.every().toMillis();
            long hourMs = Math.floorDiv(atMs, HOUR_MS) * HOUR_MS;
            hours.computeIfAbsent(Instant.ofEpochMilli(hourMs), hour -> new Document())
                    .append("p." + (atMs - hourMs) / 1_000, recent.seen[i + 1]);
        }
        return hours;
    }

    private static UpdateOneModel<Document> write(String driver, Instant hour, Document places) {
        places.append("driverId", driver).append("_at", hour.toString());
        return new UpdateOneModel<>(
                Filters.eq("_id", driver + "/" + hour), new Document("$set", places), new UpdateOptions().upsert(true));
    }

    /** Offsets are kept in Kafka, which tells by this when it is away; no record is at fault then. */
    @Override
    public boolean isStoreFault(RuntimeException fault) {
        return fault instanceof IllegalStateException || Fold.super.isStoreFault(fault);
    }

    @Override
    public void revoked(Collection<TopicPartition> went) {
        went.forEach(read::remove);
        drivers.values().removeIf(recent -> went.stream().anyMatch(one -> one.partition() == recent.partition));
    }

    @Override
    public Map<TopicPartition, Long> read(String asking, Collection<TopicPartition> partitions) {
        group = asking;
        return offsets.read(asking, partitions);
    }

    /** Kept until what was read is written. */
    @Override
    public void write(String asking, Map<TopicPartition, Long> next) {
        read.putAll(next);
    }
}
