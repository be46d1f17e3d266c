package dev.wayfare.fleet.livemap.view;

import dev.wayfare.contracts.fleet.DriverStatus;
import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.fleet.livemap.model.LiveDriver;
import dev.wayfare.fleet.livemap.view.DriverTable.Entry;
import dev.wayfare.fleet.metrics.FleetMetrics;
import dev.wayfare.runtime.geo.DriverIndex;
import dev.wayfare.runtime.geo.FixRecords;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Aside;
import dev.wayfare.runtime.projection.RecordFold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps its partitions' drivers in memory, in the process's index and, a little later, in Redis. Of a driver's fixes only the newest
 * goes on, however many a poll, a lag or an outage of Redis brings together. Runs on its projection's thread alone.
 */
final class LiveMapFold implements RecordFold {

    /** What it reads. The two agree in key and partitions, so that one task sees all of a driver. */
    static final List<Topic> TOPICS = List.of(Topics.DRIVER_EVENTS, Topics.DRIVER_LOCATION_UPDATES);

    private static final Logger LOG = LoggerFactory.getLogger(LiveMapFold.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final long BEHIND_MS = 5_000;

    /** Far behind, drivers are shown as seldom as this part of the lag: where they are then changes until its end is reached. */
    private static final int PART_OF_LAG = 4;

    private static final long LONGEST_PACE_MS = 30_000;

    private final LiveMapWriter writer;
    private final DriverIndex index;
    private final Presence presence;
    private final FleetMetrics metrics;
    private final Clock clock;
    private final int allPartitions;
    private final DriverTable drivers = new DriverTable();
    private final List<Entry> touched = new ArrayList<>();
    private final Set<Integer> partitions = new TreeSet<>();
    private final Map<TopicPartition, Long> read = new HashMap<>();
    private @Nullable Instant watchedSince;
    private long behindMs;
    private Instant lookAgainAt = Instant.EPOCH;
    private Instant showAt = Instant.EPOCH;
    private int newer;
    private int older;

    /**
     * A fold.
     *
     * @param allPartitions of the topics; who has them all knows all drivers
     */
    LiveMapFold(
            LiveMapWriter writer,
            DriverIndex index,
            Presence presence,
            FleetMetrics metrics,
            Clock clock,
            int allPartitions) {
        this.writer = writer;
        this.index = index;
        this.presence = presence;
        this.metrics = metrics;
        this.clock = clock;
        this.allPartitions = allPartitions;
    }

    @Override
    public void assigned(Collection<TopicPartition> came) {
        Set<Integer> fresh = partitionsOf(came);
        fresh.removeAll(partitions);
        writer.load(fresh).forEach(driver -> {
            Entry entry = drivers.put(driver, index);
            touch(entry);
            writer.later(entry);
        });
        settleTouched();
        partitions.addAll(fresh);
        watchedSince = null;
        index.setWhole(false);
        LOG.info("live map: partitions {} with {} drivers known", partitions, drivers.size());
    }

    @Override
    public void revoked(Collection<TopicPartition> went) {
        Set<Integer> gone = partitionsOf(went);
        partitions.removeAll(gone);
        read.keySet().removeIf(partition -> gone.contains(partition.partition()));
        settleTouched();
        index.setWhole(false);
        Set<String> ids = new HashSet<>();
        drivers.removeIf(entry -> gone.contains(entry.driver.partition()), entry -> {
            ids.add(entry.driver.id());
            index.remove(entry.spot);
        });
        writer.forget(ids);
        presence.forget(ids);
    }

    private static Set<Integer> partitionsOf(Collection<TopicPartition> all) {
        Set<Integer> numbers = new TreeSet<>();
        all.forEach(one -> numbers.add(one.partition()));
        return numbers;
    }

    @Override
    public void apply(ConsumerRecords<byte[], byte[]> records, Aside aside) {
        long nowMs = clock.millis();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> all = records.records(partition);
            behindMs = Math.max(behindMs, nowMs - all.getFirst().timestamp());
            for (ConsumerRecord<byte[], byte[]> record : all) {
                try {
                    fold(record);
                } catch (RuntimeException e) {
                    aside.put(record, e);
                }
            }
        }
        records.nextOffsets().forEach((partition, next) -> read.put(partition, next.offset()));
        metrics.fixes(newer, older);
        newer = 0;
        older = 0;
    }

    private void fold(ConsumerRecord<byte[], byte[]> record) {
        if (FixRecords.isFixes(record)) {
            locate(record);
            return;
        }
        Envelope event = Envelope.read(record, Envelope.JSON);
        Entry entry = drivers.get(record.key(), record.partition(), index);
        if (entry.driver.event(event.value(), event.version(), record.timestamp())) {
            touch(entry);
            writer.soon(entry);
        }
    }

    private void locate(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        int count = value == null || record.key() == null ? -1 : FixBytes.countOrNone(value);
        if (count < 0) {
            throw new IllegalArgumentException("a record that holds no fixes of a driver");
        }
        Entry entry = drivers.get(record.key(), record.partition(), index);
        boolean moved = false;
        for (int i = 0; i < count; i++) {
            boolean newest = entry.driver.fix(
                    FixBytes.recordedAtMs(value, i),
                    FixBytes.latE7(value, i),
                    FixBytes.lonE7(value, i),
                    FixBytes.heading(value, i),
                    record.timestamp());
            moved |= newest;
            newer += newest ? 1 : 0;
            older += newest ? 0 : 1;
        }
        if (moved) {
            touch(entry);
            writer.later(entry);
        }
    }

    private void touch(Entry entry) {
        if (!entry.touched) {
            entry.touched = true;
            touched.add(entry);
        }
    }

    /** Shows in the index what was read since the last time, once for each driver. */
    private void settleTouched() {
        for (Entry entry : touched) {
            entry.touched = false;
            LiveDriver driver = entry.driver;
            List<String> products = driver.availableFor();
            if (products.isEmpty()) {
                index.remove(entry.spot);
            } else {
                index.put(entry.spot, driver.latE7(), driver.lonE7(), products);
            }
        }
        touched.clear();
    }

    /** After each poll: shows and goes on writing; once a second looks whether Redis still has everything, and who is silent. */
    @Override
    public void tick() {
        Instant now = clock.instant();
        boolean fellBehind = behindMs > BEHIND_MS;
        Duration pace =
                fellBehind ? Duration.ofMillis(Math.min(LONGEST_PACE_MS, behindMs / PART_OF_LAG)) : Duration.ZERO;
        behindMs = 0;
        if (!fellBehind || !now.isBefore(showAt)) {
            settleTouched();
            showAt = now.plus(pace);
        }
        if (fellBehind || partitions.isEmpty()) {
            watchedSince = null;
        } else if (watchedSince == null) {
            watchedSince = now;
            index.setWhole(partitions.size() == allPartitions);
        }
        writer.go(now, pace, read);
        if (now.isBefore(lookAgainAt)) {
            return;
        }
        lookAgainAt = now.plus(LOOK_EVERY);
        writer.look(now, partitions, this::writeAll);
        Instant since = watchedSince == null ? now : watchedSince;
        Map<DriverStatus, Integer> counts = new EnumMap<>(DriverStatus.class);
        drivers.forEach(entry -> {
            presence.tell(entry.driver, since, now);
            counts.merge(entry.driver.status(), 1, Integer::sum);
        });
        metrics.drivers(counts);
    }

    private void writeAll(int partition) {
        int[] count = {0};
        drivers.forEach(entry -> {
            if (entry.driver.partition() == partition) {
                writer.anew(entry);
                count[0]++;
            }
        });
        metrics.rewritten(count[0]);
        LOG.warn("live map: Redis had lost partition {}; {} drivers are written again", partition, count[0]);
    }

    @Override
    public Map<TopicPartition, Long> settled() {
        return writer.settled();
    }

    @Override
    public Duration tickEvery() {
        return writer.tickEvery();
    }
}
