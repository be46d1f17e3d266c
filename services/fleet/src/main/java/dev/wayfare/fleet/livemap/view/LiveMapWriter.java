package dev.wayfare.fleet.livemap.view;

import dev.wayfare.fleet.livemap.model.LiveDriver;
import dev.wayfare.fleet.livemap.view.DriverTable.Entry;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
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
 * an outage everything that changed meanwhile. What is written together is a round; it goes in slices, one under way at a time, since
 * nobody is found anew while the fold's thread prepares one. How far the log is settled follows the end of a round. Belongs to the
 * fold's thread, which never waits here.
 */
final class LiveMapWriter {

    private static final Logger LOG = LoggerFactory.getLogger(LiveMapWriter.class);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration BUSY = Duration.ofMillis(25);
    private static final int SLICE = 2_000;

    private final LiveMapStore store;
    private final Duration every;
    private final List<Entry> unwritten = new ArrayList<>();
    private final Set<Entry> urgent = new LinkedHashSet<>();
    private final Set<Integer> marking = new HashSet<>();
    private @Nullable Round round;
    private @Nullable Flush flush;
    private @Nullable Look look;
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

    /** All that had changed when it began; once it is in Redis, so is all that was read by then. */
    private record Round(Deque<Entry> left, Map<TopicPartition, Long> read, Set<Integer> marks) {}

    /**
     * One write under way.
     *
     * @param ends the round that is over with it, if it is
     */
    private record Flush(
            List<Entry> entries,
            List<Written> next,
            @Nullable Round ends,
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

    /** Something happened to this driver that others wait for: he is written before the next round begins. */
    void soon(Entry entry) {
        urgent.add(entry);
    }

    /** This driver is to be written whole, whatever was written before. */
    void anew(Entry entry) {
        entry.written = entry.written.unsure();
        later(entry);
        notBefore = Instant.EPOCH;
    }

    /** Forgets drivers whom somebody else writes now. */
    void forget(Set<String> ids) {
        unwritten.removeIf(entry -> ids.contains(entry.driver.id()));
        urgent.removeIf(entry -> ids.contains(entry.driver.id()));
        if (round != null) {
            round.left().removeIf(entry -> ids.contains(entry.driver.id()));
        }
    }

    /**
     * Goes on: notes the end of the last write, and begins the next when it is time.
     *
     * @param pace zero; longer while the fold is far behind the end of the log, where nobody waits for what it comes by: from one
     *     round to the next
     * @param read next offsets up to which everything has been folded
     */
    void go(Instant now, Duration pace, Map<TopicPartition, Long> read) {
        Instant next = now.plus(pace.compareTo(every) > 0 ? pace : every);
        if (notBefore.isAfter(next)) {
            notBefore = next;
        }
        Flush under = flush;
        if (under != null) {
            if (!under.done().isDone()) {
                return;
            }
            flush = null;
            end(under, now);
        }
        if (away && now.isBefore(notBefore)) {
            return;
        }
        boolean isAllWritten = unwritten.isEmpty() && urgent.isEmpty();
        if (!urgent.isEmpty() && pace.isZero()) {
            write(taken(urgent), null);
        } else if (round != null) {
            goOn(round);
        } else if (!isAllWritten && !now.isBefore(notBefore)) {
            begin(next, read);
        } else if (isAllWritten && !read.equals(lastSettled)) {
            settle(Map.copyOf(read));
        }
    }

    private void begin(Instant next, Map<TopicPartition, Long> read) {
        notBefore = next;
        urgent.forEach(this::later);
        urgent.clear();
        unwritten.forEach(entry -> entry.unwritten = false);
        Round fresh = new Round(new ArrayDeque<>(unwritten), Map.copyOf(read), Set.copyOf(marking));
        unwritten.clear();
        goOn(fresh);
    }

    private void goOn(Round under) {
        List<Entry> slice = taken(under.left());
        boolean isLast = under.left().isEmpty();
        round = isLast ? null : under;
        write(slice, isLast ? under : null);
    }

    private static List<Entry> taken(Collection<Entry> from) {
        List<Entry> slice = new ArrayList<>(Math.min(SLICE, from.size()));
        for (Iterator<Entry> left = from.iterator(); left.hasNext() && slice.size() < SLICE; left.remove()) {
            slice.add(left.next());
        }
        return slice;
    }

    private void write(List<Entry> entries, @Nullable Round ends) {
        List<Written> planned = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            planned.add(entry.written.next(entry.driver));
        }
        flush = new Flush(entries, planned, ends, store.write(entries, planned));
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
            failed(ended, now);
            return;
        }
        Round over = ended.ends();
        if (over != null) {
            settle(over.read());
            over.marks().forEach(partition -> {
                var _ = store.markWhole(partition);
            });
            marking.removeAll(over.marks());
        }
        if (away) {
            LOG.info("live map: Redis takes what is written again");
            away = false;
        }
    }

    /** The rest of the round waits for the next one, so that nothing is settled that was not written. */
    private void failed(Flush ended, Instant now) {
        if (round != null) {
            round.left().forEach(this::later);
            round = null;
        }
        notBefore = now.plus(RETRY);
        if (!away) {
            LOG.warn("live map: Redis does not take what is written ({}); tried again", causeOf(ended));
        }
        away = true;
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
        return waiting() > 0 ? BUSY : IDLE;
    }

    /** Whether this many drivers are still to be written, for tests and metrics. */
    int waiting() {
        Flush under = flush;
        return unwritten.size()
                + urgent.size()
                + (round == null ? 0 : round.left().size())
                + (under == null ? 0 : under.entries().size());
    }

    /** Offsets that were settled last. */
    Map<TopicPartition, Long> lastSettled() {
        return new HashMap<>(lastSettled);
    }
}
