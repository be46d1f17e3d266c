package dev.wayfare.gateway.spool;

import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.runtime.command.LogWriter;
import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends kept commands when the log is back: those of one lane one after another, those of different lanes together. A command
 * is removed when the log has it; a crash in between appends it again, and its owner gives it one effect. While the log is
 * away, one command at a time finds out whether it is back. Runs on a thread of its own.
 */
final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final int PAGE = 1_000;
    private static final long PAUSE_NS = Duration.ofMillis(200).toNanos();
    private static final long LOST_NS = Duration.ofSeconds(30).toNanos();
    private static final Duration LONGEST_STOP = Duration.ofSeconds(6);

    private final KeptCommands store;
    private final LogWriter log;
    private final Lanes lanes;
    private final LogGate gate;
    private final Clock clock;
    private final KeptIds ids;
    private final Orphans orphans;
    private final Counter relayed;
    private final Counter expired;
    private final Set<String> inLog = new HashSet<>();
    private long foundAtNs = System.nanoTime();
    private volatile boolean open = true;
    private @Nullable Thread thread;

    Relay(
            KeptCommands store,
            LogWriter log,
            Lanes lanes,
            LogGate gate,
            Clock clock,
            KeptIds ids,
            Orphans orphans,
            GatewayMetrics metrics) {
        this.store = store;
        this.log = log;
        this.lanes = lanes;
        this.gate = gate;
        this.clock = clock;
        this.ids = ids;
        this.orphans = orphans;
        this.relayed = metrics.relayed();
        this.expired = metrics.expired();
    }

    /** Learns what earlier lives of this gateway left behind, and begins. */
    void start() {
        boolean known = learn();
        thread = Thread.ofPlatform().name("spool-relay").start(() -> run(known));
    }

    private boolean learn() {
        try {
            store.each((id, lane) -> {
                if (ids.isEarlier(id)) {
                    lanes.hold(lane);
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("what is kept from before is not known yet, and is asked for again: {}", e.toString());
            return false;
        }
        if (!lanes.isEmpty()) {
            LOG.info("{} commands are kept from before", lanes.total());
        }
        return true;
    }

    private void run(boolean known) {
        boolean learned = known;
        while (open) {
            learned = learned || learn();
            if (lanes.isEmpty()) {
                foundAtNs = System.nanoTime();
            }
            boolean isMore = learned && !lanes.isEmpty() && relayPage();
            lookAfterOrphans();
            if (!isMore) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }

    private void lookAfterOrphans() {
        try {
            orphans.look();
        } catch (RuntimeException e) {
            LOG.debug("nobody can look after other gateways just now: {}", e.toString());
        }
    }

    /** True when there is more to do at once. */
    private boolean relayPage() {
        try {
            List<Kept> page = store.oldest(gate.isShut() ? 1 : PAGE);
            if (page.isEmpty()) {
                foundNothing();
                return false;
            }
            foundAtNs = System.nanoTime();
            return relay(dropExpired(page));
        } catch (RuntimeException e) {
            LOG.warn("kept commands cannot be relayed just now, and are tried again: {}", e.toString());
            return false;
        }
    }

    /** What is counted is on its way into the store; unless it was taken over by another gateway, which did not see this one. */
    private void foundNothing() {
        if (System.nanoTime() - foundAtNs > LOST_NS) {
            LOG.warn("{} kept commands are not there any more: another gateway has relayed them", lanes.total());
            lanes.clear();
        }
    }

    private List<Kept> dropExpired(List<Kept> page) {
        Instant now = clock.instant();
        Map<Boolean, List<Kept>> byFate =
                page.stream().collect(Collectors.partitioningBy(one -> now.isAfter(one.validUntil())));
        List<Kept> old = byFate.getOrDefault(true, List.of());
        if (!old.isEmpty()) {
            LOG.warn(
                    "{} kept commands are dropped: the log was away for too long; the first is {} in {}",
                    old.size(),
                    old.getFirst().id(),
                    old.getFirst().lane());
            remove(old);
            expired.increment(old.size());
        }
        return byFate.getOrDefault(false, List.of());
    }

    private boolean relay(List<Kept> commands) {
        Map<String, Queue<Kept>> byLane = new LinkedHashMap<>();
        commands.forEach(one ->
                byLane.computeIfAbsent(one.lane(), lane -> new ArrayDeque<>()).add(one));
        while (open && !byLane.isEmpty()) {
            lookAfterOrphans();
            List<Kept> heads = heads(byLane.values());
            List<Kept> done = append(heads);
            remove(done);
            relayed.increment(done.size());
            if (done.isEmpty()) {
                return false;
            }
            advance(byLane, done);
        }
        return true;
    }

    private static List<Kept> heads(Collection<Queue<Kept>> lanes) {
        return lanes.stream().map(Queue::element).toList();
    }

    private static void advance(Map<String, Queue<Kept>> byLane, List<Kept> done) {
        for (Kept one : done) {
            byLane.computeIfPresent(one.lane(), (lane, waiting) -> {
                waiting.remove();
                return waiting.isEmpty() ? null : waiting;
            });
        }
    }

    /** Those of the heads that the log took. */
    private List<Kept> append(List<Kept> heads) {
        List<CompletableFuture<?>> sent = new ArrayList<>(heads.size());
        heads.forEach(one ->
                sent.add(inLog.contains(one.id()) ? CompletableFuture.completedFuture(one) : log.send(one.record())));
        List<Kept> done = new ArrayList<>(heads.size());
        for (int i = 0; i < heads.size(); i++) {
            if (isTaken(sent.get(i))) {
                inLog.add(heads.get(i).id());
                done.add(heads.get(i));
            }
        }
        return done;
    }

    private boolean isTaken(CompletableFuture<?> ack) {
        try {
            ack.join();
            gate.succeeded();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof RetriableException away) {
                gate.failed(away.toString());
            } else {
                LOG.warn("a kept command is not taken and tried again until it expires: {}", e.toString());
            }
            return false;
        }
    }

    private void remove(List<Kept> commands) {
        if (commands.isEmpty()) {
            return;
        }
        List<String> ids = commands.stream().map(Kept::id).toList();
        store.remove(ids);
        ids.forEach(inLog::remove);
        commands.forEach(one -> lanes.release(one.lane()));
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        Thread running = thread;
        if (running != null) {
            LockSupport.unpark(running);
            running.join(LONGEST_STOP);
        }
    }
}
