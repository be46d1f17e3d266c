package dev.wayfare.fleet.livemap.view;

import dev.wayfare.contracts.fleet.DriverStatus;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.fleet.livemap.model.Fix;
import dev.wayfare.fleet.livemap.model.LiveDriver;
import dev.wayfare.fleet.metrics.FleetMetrics;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps its partitions' drivers in memory and in Redis. What a poll brings is folded in memory and written in one round trip; when
 * Redis has lost what it had, all is written again from memory. Runs on its projection's thread alone.
 */
final class LiveMapFold implements Fold {

    /** What it reads. The two agree in key and partitions, so that one task sees all of a driver. */
    static final List<Topic> TOPICS = List.of(Topics.DRIVER_EVENTS, Topics.DRIVER_LOCATION_UPDATES);

    private static final Logger LOG = LoggerFactory.getLogger(LiveMapFold.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration BEHIND = Duration.ofSeconds(5);

    private final LiveMapStore store;
    private final Presence presence;
    private final FleetMetrics metrics;
    private final Clock clock;
    private final Map<String, LiveDriver> drivers = new HashMap<>();
    private final Set<String> unwritten = new LinkedHashSet<>();
    private final Set<Integer> partitions = new TreeSet<>();
    private @Nullable Instant watchedSince;
    private boolean fellBehind;
    private Instant lookAgainAt = Instant.EPOCH;

    LiveMapFold(LiveMapStore store, Presence presence, FleetMetrics metrics, Clock clock) {
        this.store = store;
        this.presence = presence;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void assigned(Collection<TopicPartition> came) {
        Set<Integer> fresh = new TreeSet<>();
        came.forEach(partition -> fresh.add(partition.partition()));
        store.whole(fresh).forEach((partition, whole) -> {
            if (whole) {
                store.load(partition).forEach(driver -> drivers.put(driver.id(), driver));
            } else {
                store.markWhole(partition);
            }
        });
        partitions.addAll(fresh);
        watchedSince = null;
        LOG.info("live map: partitions {} with {} drivers known", partitions, drivers.size());
    }

    @Override
    public void revoked(Collection<TopicPartition> went) {
        Set<Integer> gone = new HashSet<>();
        went.forEach(partition -> gone.add(partition.partition()));
        partitions.removeAll(gone);
        Set<String> ids = new HashSet<>();
        drivers.values().stream()
                .filter(driver -> gone.contains(driver.partition()))
                .forEach(driver -> ids.add(driver.id()));
        drivers.keySet().removeAll(ids);
        unwritten.removeAll(ids);
        store.forget(ids);
        presence.forget(ids);
    }

    @Override
    public void apply(List<Envelope> batch) {
        Instant fresh = clock.instant().minus(BEHIND);
        for (Envelope one : batch) {
            fold(one);
            fellBehind |= one.time().isBefore(fresh);
        }
        write();
    }

    private void fold(Envelope one) {
        LiveDriver before = drivers.get(one.key());
        LiveDriver start = before == null ? LiveDriver.unknown(one.key(), one.partition()) : before;
        LiveDriver after =
                switch (one.value()) {
                    case LocationFixes sent -> located(start, sent, one.time());
                    case Object event -> start.after(event, one.version(), one.time());
                };
        drivers.put(one.key(), after);
        if (after.version() != start.version() || !Objects.equals(after.fix(), start.fix())) {
            unwritten.add(one.key());
        }
    }

    private LiveDriver located(LiveDriver driver, LocationFixes sent, Instant at) {
        LiveDriver after = driver;
        for (LocationFix one : sent.fixes()) {
            Fix before = after.fix();
            after = after.after(Fix.of(one), at);
            metrics.fix(!Objects.equals(before, after.fix()));
        }
        return after;
    }

    private void write() {
        if (!unwritten.isEmpty()) {
            store.write(unwritten.stream()
                    .map(drivers::get)
                    .filter(Objects::nonNull)
                    .toList());
            unwritten.clear();
        }
    }

    /** After each poll; once a second it looks whether Redis still has everything, and who is silent. */
    @Override
    public void tick() {
        Instant now = clock.instant();
        if (fellBehind || partitions.isEmpty()) {
            watchedSince = null;
        } else if (watchedSince == null) {
            watchedSince = now;
        }
        fellBehind = false;
        if (now.isBefore(lookAgainAt)) {
            return;
        }
        lookAgainAt = now.plus(LOOK_EVERY);
        store.whole(partitions).forEach((partition, whole) -> {
            if (!whole) {
                writeAll(partition);
            }
        });
        presence.tell(drivers.values(), watchedSince == null ? now : watchedSince, now);
        count();
    }

    private void count() {
        Map<DriverStatus, Integer> counts = new EnumMap<>(DriverStatus.class);
        drivers.values().forEach(driver -> counts.merge(driver.status(), 1, Integer::sum));
        metrics.drivers(counts);
    }

    private void writeAll(int partition) {
        List<LiveDriver> all = drivers.values().stream()
                .filter(driver -> driver.partition() == partition)
                .toList();
        store.writeAll(all);
        store.markWhole(partition);
        metrics.rewritten(all.size());
        LOG.warn("live map: Redis had lost partition {}; {} drivers written again", partition, all.size());
    }
}
