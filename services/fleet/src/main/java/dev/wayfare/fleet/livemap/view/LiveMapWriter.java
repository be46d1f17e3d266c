package dev.wayfare.fleet.livemap.view;

import dev.wayfare.fleet.livemap.model.LiveDriver;
import dev.wayfare.fleet.livemap.view.DriverTable.Entry;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the fold's drivers to Redis while the fold goes on: an event of a driver at once, moves now and then and together, and after
 * an outage everything that changed meanwhile. One write is under way at a time; how far the log is settled follows its end. Belongs
 * to the fold's thread, which never waits here.
 */
final class LiveMapWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LiveMapWriter.class);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration WHEN_BEHIND = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration BUSY = Duration.ofMillis(25);

    private final LiveMapStore store;
    private final Duration every;
    private final List<Entry> unwritten = new ArrayList<>();
    private final Set<Integer> marking = new HashSet<>();
    private @Nullable Flush flush;
    private @Nullable Look look;
    private boolean urgent;
    private boolean away;
    private Instant notBefore = Instant.EPOCH;
    private Map<TopicPartition, Long> lastSettled = Map.of();
    private Map<TopicPartition, Long> settled = Map.of();

    /**
     * A writer.
     *
     * @param every how often moves are written
     */
    LiveMapWriter(LiveMapStore store, Duration every) {
        this.store = store;
        this.every = every;
    }

    /** One write under way: of these drivers, of all that was read so far. */
    private record Flush(
            List<Entry> entries,
            List<Written> next,
            Map<TopicPartition, Long> read,
            Set<Integer> marks,
            CompletableFuture<Void> done) {}

    /** A question under way: which partitions are whole. */
    private record Look(CompletableFuture<Map<Integer, Boolean>> answer) {}

    /**
     * The drivers of partitions that came, as they were written last; a partition that is not whole has none, and is whole from now on.
     *
     * @throws RedisException when Redis is away
     */
    List<LiveDriver> load(Collection<Integer> fresh) {
        List<LiveDriver> drivers = new ArrayList<>();
        store.whole(fresh).join().forEach((partition, whole) -> {
            if (whole) {
                drivers.addAll(store.load(partition));
            } else {
                store.markWhole(partition).join();
            }
        });
        return drivers;
    }

    /** This driver moved. */
    void later(Entry entry) {
        if (!entry.unwritten) {
            entry.unwritten = true;
            unwritten.add(entry);
        }
    }

    /** Something happened to this driver that others wait for. */
    void soon(Entry entry) {
        later(entry);
        urgent = true;
    }

    /** This driver is to be written whole, whatever was written before. */
    void anew(Entry entry) {
        entry.written = entry.written.unsure();
        soon(entry);
    }

    /** Forgets drivers whom somebody else writes now. */
    void forget(Set<String> ids) {
        unwritten.removeIf(entry -> ids.contains(entry.driver.id()));
    }

    /**
     * Goes on: notes the end of the last write, and begins the next when it is time.
     *
     * @param behind the fold is far behind the end of the log, so that nobody waits for what it comes by
     * @param read next offsets up to which everything has been folded
     */
    void go(Instant now, boolean behind, Map<TopicPartition, Long> read) {
        Flush under = flush;
        if (under != null) {
            if (!under.done().isDone()) {
                return;
            }
            flush = null;
            end(under, now);
        }
        if ((away || behind || !urgent) && now.isBefore(notBefore)) {
            return;
        }
        if (!unwritten.isEmpty()) {
            begin(now.plus(behind ? WHEN_BEHIND : every), read);
        } else if (!read.equals(lastSettled)) {
            settle(Map.copyOf(read));
        }
    }

    private void begin(Instant next, Map<TopicPartition, Long> read) {
        notBefore = next;
        urgent = false;
        List<Entry> entries = List.copyOf(unwritten);
        unwritten.clear();
        List<Written> planned = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            entry.unwritten = false;
            planned.add(entry.written.next(entry.driver));
        }
        flush = new Flush(entries, planned, Map.copyOf(read), Set.copyOf(marking), store.write(entries, planned));
    }

    private void end(Flush ended, Instant now) {
        boolean failed = ended.done().isCompletedExceptionally();
        for (int i = 0; i < ended.entries().size(); i++) {
            Entry entry = ended.entries().get(i);
            Written planned = ended.next().get(i);
            entry.written = failed ? entry.written.orPartly(planned) : planned;
            if (failed) {
                later(entry);
            }
        }
        if (failed) {
            notBefore = now.plus(RETRY);
            if (!away) {
                LOG.warn("live map: Redis does not take what is written ({}); tried again", causeOf(ended));
            }
        } else {
            settle(ended.read());
            ended.marks().forEach(partition -> {
                var _ = store.markWhole(partition);
            });
            marking.removeAll(ended.marks());
            if (away) {
                LOG.info("live map: Redis takes what is written again");
            }
        }
        away = failed;
    }

    private static String causeOf(Flush failed) {
        return failed.done().exceptionNow().toString();
    }

    private void settle(Map<TopicPartition, Long> read) {
        lastSettled = read;
        settled = read;
    }

    /** Next offsets up to which everything is in Redis; told once. */
    Map<TopicPartition, Long> settled() {
        Map<TopicPartition, Long> told = settled;
        settled = Map.of();
        return told;
    }

    /**
     * Looks after what is in Redis. Asks whether it has lost a partition, and keeps the sets from expiring.
     *
     * @param lost is told of each partition that is not whole any more
     */
    void look(Instant now, Set<Integer> partitions, IntConsumer lost) {
        Look under = look;
        if (under != null && under.answer().isDone()) {
            look = null;
            if (!under.answer().isCompletedExceptionally()) {
                under.answer().resultNow().forEach((partition, whole) -> {
                    if (!whole && partitions.contains(partition) && marking.add(partition)) {
                        store.forgetProducts();
                        lost.accept(partition);
                    }
                });
            }
        }
        if (look == null) {
            look = new Look(store.whole(partitions));
            store.keep(now);
        }
    }

    /** How soon the fold should come by again. */
    Duration tickEvery() {
        return flush != null || !unwritten.isEmpty() ? BUSY : IDLE;
    }

    /** Whether this many drivers are still to be written, for tests and metrics. */
    int waiting() {
        Flush under = flush;
        return unwritten.size() + (under == null ? 0 : under.entries().size());
    }

    /** Offsets that were settled last. */
    Map<TopicPartition, Long> lastSettled() {
        return new HashMap<>(lastSettled);
    }
}
