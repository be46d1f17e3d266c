package dev.wayfare.runtime.tasks;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.log.DeadLetter;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.node.Node;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the tasks of a topic at least once. Tasks of one key are done in their order; others do not wait for them, so that
 * whoever is slow for one stops nobody else. A task counts as done when its report is in the log; what a crash repeats has the
 * same name outside and the same command id inside.
 *
 * <p>One thread reads and commits; each task runs on a virtual thread.
 */
public final class TaskWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TaskWorker.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration COMMIT_EVERY = Duration.ofMillis(200);
    private static final int FOR_EVER = 1_000_000;

    private final String group;
    private final Topic topic;
    private final int most;
    private final TaskWork work;
    private final Consumer<byte[], byte[]> consumer;
    private final LogWriter writer;
    private final Clock clock;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final TaskProgress progress = new TaskProgress();
    private final Map<String, CompletableFuture<Void>> lastOfKey = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Retry untilWritten = Retry.of(
            "task-report",
            RetryConfig.custom()
                    .maxAttempts(FOR_EVER)
                    .intervalFunction(
                            IntervalFunction.ofExponentialBackoff(Duration.ofMillis(100), 2.0, Duration.ofSeconds(2)))
                    .retryExceptions(KafkaException.class)
                    .build());
    private final Thread reader;
    private volatile boolean open = true;
    private volatile boolean assigned;
    private long committedAt = System.nanoTime();

    /**
     * A worker that has not begun.
     *
     * @param group its consumer group
     * @param most tasks at once; more wait in the log
     */
    public TaskWorker(
            String group,
            Topic topic,
            int most,
            TaskWork work,
            Consumer<byte[], byte[]> consumer,
            LogWriter writer,
            Clock clock) {
        this.group = group;
        this.topic = topic;
        this.most = most;
        this.work = work;
        this.consumer = consumer;
        this.writer = writer;
        this.clock = clock;
        this.reader = Thread.ofPlatform().name(group).unstarted(this::read);
    }

    /** The worker of a process, once its topics exist. */
    public static TaskWorker start(Node node, String group, Topic topic, int most, TaskWork work) {
        TaskWorker worker = new TaskWorker(
                        group, topic, most, work, node.kafka().consumer(group, group), node.writer(), node.clock())
                .start();
        node.health().check(group, () -> worker.isAssigned() ? Optional.empty() : Optional.of("not assigned"));
        return worker;
    }

    /** Subscribes and begins. */
    public TaskWorker start() {
        consumer.subscribe(List.of(topic.name()), new Reassigned());
        reader.start();
        return this;
    }

    /** Whether it has its share of the log. */
    public boolean isAssigned() {
        return assigned;
    }

    /** Tasks taken from the log and not yet done. */
    public int inFlight() {
        return inFlight.get();
    }

    private void read() {
        while (open) {
            try {
                pauseWhenFull();
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record);
                }
                commitIfDue();
            } catch (WakeupException e) {
                LOG.debug("{} was woken up to stop", group);
            } catch (KafkaException e) {
                LOG.warn("{}: {}; tried again", group, e.toString());
            }
        }
        commitNow();
        consumer.close();
    }

    private void commitIfDue() {
        long now = System.nanoTime();
        if (now - committedAt < COMMIT_EVERY.toNanos()) {
            return;
        }
        committedAt = now;
        Map<TopicPartition, OffsetAndMetadata> done = progress.takeCommittable();
        if (!done.isEmpty()) {
            consumer.commitAsync(done, null);
        }
    }

    private void pauseWhenFull() {
        if (inFlight.get() >= most) {
            consumer.pause(consumer.assignment());
        } else if (!consumer.paused().isEmpty()) {
            consumer.resume(consumer.paused());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition place = new TopicPartition(record.topic(), record.partition());
        progress.began(place, record.offset());
        inFlight.incrementAndGet();
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        CompletableFuture<Void> before = lastOfKey.getOrDefault(key, CompletableFuture.completedFuture(null));
        CompletableFuture<Void> mine = before.handleAsync((ignored, failure) -> isDone(record), threads)
                .thenAccept(finished -> {
                    if (finished) {
                        progress.done(place, record.offset());
                    }
                });
        lastOfKey.put(key, mine);
        var _ = mine.whenComplete((ignored, failure) -> {
            lastOfKey.remove(key, mine);
            inFlight.decrementAndGet();
            if (failure != null) {
                LOG.error("{}@{} is left for a restart", place, record.offset(), failure);
            }
        });
    }

    /** Does a task to its end; false when the worker stops before. */
    private boolean isDone(ConsumerRecord<byte[], byte[]> record) {
        try {
            for (ProducerRecord<byte[], byte[]> outcome : outcomes(record)) {
                write(outcome);
            }
            return true;
        } catch (InterruptedException e) {
            LOG.debug("stopped before {}@{} was done", record.topic(), record.offset());
            return false;
        }
    }

    private List<ProducerRecord<byte[], byte[]>> outcomes(ConsumerRecord<byte[], byte[]> record)
            throws InterruptedException {
        try {
            return reports(record);
        } catch (RuntimeException e) {
            return List.of(deadLetter(record, e));
        }
    }

    private List<ProducerRecord<byte[], byte[]>> reports(ConsumerRecord<byte[], byte[]> record)
            throws InterruptedException {
        return work.perform(Envelope.read(record, Envelope.JSON)).stream()
                .map(report -> writer.record(report, null))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        LOG.warn("{}-{}@{} put aside: {}", record.topic(), record.partition(), record.offset(), cause.toString());
        ProducerRecord<byte[], byte[]> dead =
                new ProducerRecord<>(topic.deadLetters(group), null, record.key(), record.value(), record.headers());
        DeadLetter.describe(
                dead.headers(), group, record.topic(), record.partition(), record.offset(), cause, clock.instant());
        return dead;
    }

    /** Writes, however long the log is away. An interrupted pause surfaces as the fault that it followed. */
    private void write(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        try {
            untilWritten.executeCallable(() -> writeOnce(record));
        } catch (KafkaException e) {
            throw stopped(e);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("the outcome of a task could not be written", e);
        }
    }

    private RecordMetadata writeOnce(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        try {
            return writer.send(record).get();
        } catch (ExecutionException e) {
            LOG.warn("{}: a report could not be written and is tried again: {}", group, e.toString());
            throw e.getCause() instanceof KafkaException fault ? fault : new KafkaException(e);
        }
    }

    private static InterruptedException stopped(Exception during) {
        InterruptedException stop = new InterruptedException("stopped while waiting to try again");
        stop.initCause(during);
        return stop;
    }

    private void commitNow() {
        Map<TopicPartition, OffsetAndMetadata> done = progress.takeCommittable();
        try {
            if (!done.isEmpty()) {
                consumer.commitSync(done, Duration.ofSeconds(2));
            }
        } catch (KafkaException e) {
            LOG.warn("{}: could not say how far it came ({}); those tasks are repeated", group, e.toString());
        }
    }

    private final class Reassigned implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            progress.forget(partitions);
            assigned = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            commitNow();
            progress.forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            progress.forget(partitions);
        }
    }

    /** Stops taking tasks, says how far it came, and gives up those that run; they are repeated. */
    @Override
    public void close() {
        open = false;
        consumer.wakeup();
        try {
            reader.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }
}
