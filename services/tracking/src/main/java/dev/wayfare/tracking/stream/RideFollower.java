package dev.wayfare.tracking.stream;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.tracking.TrackingTask;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.OffsetStore;
import dev.wayfare.tracking.metrics.TrackingMetrics;
import dev.wayfare.tracking.model.FollowedRide;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows rides on a thread of its own: tasks and fixes of the same drivers lie in partitions of the same number. A partition that
 * comes is begun with its tasks, from the oldest ride that something is still owed for; once they are read, its fixes follow from
 * the time at which the oldest ride that is still followed began. Nothing but that one offset is kept: the log is the state.
 */
public final class RideFollower implements AutoCloseable {

    /** Its consumer group. */
    public static final String GROUP = "wayfare-tracking";

    private static final Logger LOG = LoggerFactory.getLogger(RideFollower.class);
    private static final Duration AWAITED = Duration.ofMillis(20);
    private static final Duration IDLE = Duration.ofMillis(100);
    private static final Duration RETRY = Duration.ofMillis(250);
    private static final long KEEP_EVERY_MS = 2_000;

    /** How long a fix may be on its way from its sender's clock to us. What is appended later than this is late. */
    private static final long SETTLE_MS = 100;

    private final Consumer<byte[], byte[]> consumer;
    private final OffsetStore offsets;
    private final DeadTasks deadTasks;
    private final Supplier<FollowedPartition> fresh;
    private final TrackingMetrics metrics;
    private final Clock clock;
    private final Map<Integer, Part> parts = new HashMap<>();
    private final Set<Integer> coming = new HashSet<>();
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean assigned;
    private long keepAtMs;

    /** One partition of the two topics. */
    private static final class Part {
        final TopicPartition tasks;
        final TopicPartition fixes;
        final FollowedPartition rides;
        final long tasksEnd;
        boolean readsFixes;
        /** When the last round began in which there was nothing to read; 0 when there was something. */
        long idleMs;

        long kept;

        Part(int partition, FollowedPartition rides, long tasksEnd, long kept) {
            this.tasks = new TopicPartition(Topics.TRACKING_TASKS.name(), partition);
            this.fixes = new TopicPartition(Topics.DRIVER_LOCATION_UPDATES.name(), partition);
            this.rides = rides;
            this.tasksEnd = tasksEnd;
            this.kept = kept;
        }
    }

    /** Where a task goes that cannot be read. */
    public interface DeadTasks {
        void putAside(ConsumerRecord<byte[], byte[]> record, RuntimeException cause);
    }

    RideFollower(
            Consumer<byte[], byte[]> consumer,
            OffsetStore offsets,
            DeadTasks deadTasks,
            Supplier<FollowedPartition> fresh,
            TrackingMetrics metrics,
            Clock clock) {
        this.consumer = consumer;
        this.offsets = offsets;
        this.deadTasks = deadTasks;
        this.fresh = fresh;
        this.metrics = metrics;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name(GROUP).unstarted(this::run);
    }

    RideFollower start() {
        thread.start();
        return this;
    }

    /** True once partitions have been assigned. */
    public boolean isAssigned() {
        return assigned;
    }

    private void run() {
        consumer.subscribe(
                List.of(Topics.TRACKING_TASKS.name(), Topics.DRIVER_LOCATION_UPDATES.name()), new Beginning());
        while (open) {
            try {
                round();
            } catch (WakeupException e) {
                LOG.debug("{} was woken up to stop", GROUP);
            } catch (RuntimeException e) {
                LOG.warn("{}: {}; its partitions are begun again", GROUP, e.toString());
                coming.addAll(parts.keySet());
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
        consumer.close();
    }

    private void round() {
        if (!coming.isEmpty()) {
            begin(coming);
            coming.clear();
            assigned = true;
        }
        boolean awaited = parts.values().stream().anyMatch(part -> part.rides.isWaiting());
        long begunMs = clock.millis();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(awaited ? AWAITED : IDLE);
        for (Part part : parts.values()) {
            records.records(part.tasks).forEach(record -> task(part, record));
        }
        for (Part part : parts.values()) {
            fixes(part, records.records(part.fixes), begunMs);
            readFixesOnceTasksAreRead(part);
        }
        keepOffsets();
    }

    private void task(Part part, ConsumerRecord<byte[], byte[]> record) {
        try {
            Envelope task = Envelope.read(record, Envelope.JSON);
            if (!(task.value() instanceof TrackingTask known)) {
                throw new IllegalArgumentException("a " + task.type() + " is no task for tracking");
            }
            part.rides.take(known, record.offset(), record.timestamp());
        } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
            deadTasks.putAside(record, e);
        }
    }

    private void fixes(Part part, List<ConsumerRecord<byte[], byte[]>> records, long begunMs) {
        long newestMs = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            newestMs = Math.max(newestMs, record.timestamp());
            if (record.key() != null && record.value() != null) {
                List<FollowedRide> rides = part.rides.ridesOf(record.key());
                if (!rides.isEmpty()) {
                    fix(part, List.copyOf(rides), record);
                }
            }
        }
        metrics.read(records.size());
        if (part.readsFixes) {
            part.rides.seenUntil(seenUntil(part, newestMs, begunMs) - SETTLE_MS);
        }
    }

    /**
     * Until when all fixes have been read: as far as the newest that came or, where none comes and there is no lag, until the round
     * before began, since what a round brings may have been fetched before it.
     */
    private long seenUntil(Part part, long newestMs, long begunMs) {
        boolean idle = newestMs == 0 && consumer.currentLag(part.fixes).orElse(-1) == 0;
        long before = part.idleMs;
        part.idleMs = idle ? begunMs : 0;
        return idle ? before : Math.min(newestMs, clock.millis());
    }

    private void fix(Part part, List<FollowedRide> rides, ConsumerRecord<byte[], byte[]> record) {
        Fixes.read(record.value(), seen -> {
            metrics.followed();
            rides.forEach(ride -> part.rides.see(ride, seen, record.timestamp()));
        });
    }

    private void readFixesOnceTasksAreRead(Part part) {
        if (part.readsFixes || consumer.position(part.tasks) < part.tasksEnd) {
            return;
        }
        OptionalLong since = part.rides.followedSinceMs();
        OffsetAndTimestamp from = since.isEmpty()
                ? null
                : consumer.offsetsForTimes(Map.of(part.fixes, since.getAsLong()))
                        .get(part.fixes);
        if (from == null) {
            consumer.seekToEnd(List.of(part.fixes));
        } else {
            consumer.seek(part.fixes, from.offset());
        }
        consumer.resume(List.of(part.fixes));
        part.readsFixes = true;
        LOG.info(
                "partition {}: follows {} rides, reads fixes from {}",
                part.tasks.partition(),
                part.rides.size(),
                from == null ? "the end" : from.offset());
    }

    private void keepOffsets() {
        long now = clock.millis();
        if (now < keepAtMs) {
            return;
        }
        keepAtMs = now + KEEP_EVERY_MS;
        Map<TopicPartition, Long> next = new HashMap<>();
        int followed = 0;
        for (Part part : parts.values()) {
            part.rides.forgetDone();
            followed += part.rides.size();
            long offset = part.rides.oldestOwed().orElseGet(() -> consumer.position(part.tasks));
            if (offset != part.kept && part.readsFixes) {
                next.put(part.tasks, offset);
                part.kept = offset;
            }
        }
        metrics.rides(followed);
        tellKafka();
        if (!next.isEmpty()) {
            offsets.write(GROUP, next);
        }
    }

    /** How far it has read, so that lag can be seen; nothing begins there. */
    private void tellKafka() {
        Map<TopicPartition, OffsetAndMetadata> told = new HashMap<>();
        for (Part part : parts.values()) {
            told.put(part.tasks, new OffsetAndMetadata(consumer.position(part.tasks)));
            if (part.readsFixes) {
                told.put(part.fixes, new OffsetAndMetadata(consumer.position(part.fixes)));
            }
        }
        consumer.commitAsync(told, null);
    }

    /** From what was kept, as after a crash: also what failed half-way. */
    private void begin(Collection<Integer> partitions) {
        List<TopicPartition> tasks = partitions.stream()
                .map(number -> new TopicPartition(Topics.TRACKING_TASKS.name(), number))
                .toList();
        Map<TopicPartition, Long> kept = offsets.read(GROUP, tasks);
        Map<TopicPartition, Long> ends = consumer.endOffsets(tasks);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(tasks);
        for (TopicPartition one : tasks) {
            long from = Math.max(kept.getOrDefault(one, 0L), beginnings.get(one));
            Part part = new Part(one.partition(), fresh.get(), ends.get(one), from);
            parts.put(one.partition(), part);
            consumer.pause(List.of(part.fixes));
            consumer.seek(one, from);
            consumer.resume(List.of(one));
        }
    }

    private final class Beginning implements ConsumerRebalanceListener {

        /** Nothing is read before it is known from where. */
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> came) {
            consumer.pause(came);
            came.forEach(one -> coming.add(one.partition()));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> went) {
            for (TopicPartition one : went) {
                parts.remove(one.partition());
                coming.remove(one.partition());
            }
        }
    }

    @Override
    public void close() {
        open = false;
        consumer.wakeup();
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
