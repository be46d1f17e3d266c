package dev.wayfare.billing.payments;

import dev.wayfare.contracts.billing.BillCommand.PaymentReported;
import dev.wayfare.contracts.billing.PaymentTask;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.log.DeadLetter;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.log.LogScope;
import dev.wayfare.runtime.log.RecordHeaders;
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
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does payment tasks at least once: reads them, asks the provider under the task's name, and reports to the bill. Tasks of one
 * bill are done in their order; others do not wait for them, so that a provider who is slow for one customer stops nobody else. A
 * task counts as done when its report is in the log; what a crash repeats has the same name at the provider and the same
 * command id at the bill.
 *
 * <p>One thread reads and commits; each task runs on a virtual thread.
 */
public final class PaymentWorker implements AutoCloseable {

    /** Consumer group. */
    public static final String GROUP = "wayfare-billing-payments";

    private static final Logger LOG = LoggerFactory.getLogger(PaymentWorker.class);
    private static final String SOURCE = "/wayfare/billing";
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration COMMIT_EVERY = Duration.ofMillis(200);
    private static final int FOR_EVER = 1_000_000;

    private final Consumer<byte[], byte[]> consumer;
    private final LogWriter writer;
    private final ProviderCalls calls;
    private final PaymentSettings settings;
    private final PaymentMetrics metrics;
    private final Clock clock;
    private final TaskProgress progress = new TaskProgress();
    private final Map<String, CompletableFuture<Void>> lastOfBill = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Retry untilWritten = Retry.of(
            "payment-report",
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

    PaymentWorker(
            Consumer<byte[], byte[]> consumer,
            LogWriter writer,
            PaymentProvider provider,
            PaymentSettings settings,
            PaymentMetrics metrics,
            Clock clock) {
        this.consumer = consumer;
        this.writer = writer;
        this.calls = new ProviderCalls(provider, settings, metrics, clock);
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
        this.reader = Thread.ofPlatform().name(GROUP).unstarted(this::read);
    }

    /** The worker of a process, once its topics exist. */
    public static PaymentWorker start(Node node, PaymentProvider provider, PaymentSettings settings) {
        PaymentWorker worker = new PaymentWorker(
                        node.kafka().consumer(GROUP, GROUP),
                        node.writer(),
                        provider,
                        settings,
                        new PaymentMetrics(node.meters()),
                        node.clock())
                .start();
        node.health().check(GROUP, () -> worker.assigned ? Optional.empty() : Optional.of("not assigned"));
        return worker;
    }

    /** Subscribes and begins. */
    PaymentWorker start() {
        consumer.subscribe(List.of(Topics.PAYMENT_TASKS.name()), new Reassigned());
        reader.start();
        return this;
    }

    /** Tasks taken from the log and not yet done. */
    int inFlight() {
        return metrics.inFlight().get();
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
                LOG.debug("{} was woken up to stop", GROUP);
            } catch (KafkaException e) {
                LOG.warn("{}: {}; tried again", GROUP, e.toString());
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
        if (metrics.inFlight().get() >= settings.inFlight()) {
            consumer.pause(consumer.assignment());
        } else if (!consumer.paused().isEmpty()) {
            consumer.resume(consumer.paused());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition place = new TopicPartition(record.topic(), record.partition());
        progress.began(place, record.offset());
        metrics.inFlight().incrementAndGet();
        String bill = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        CompletableFuture<Void> before = lastOfBill.getOrDefault(bill, CompletableFuture.completedFuture(null));
        CompletableFuture<Void> mine = before.handleAsync((ignored, failure) -> work(record), threads)
                .thenAccept(finished -> {
                    if (finished) {
                        progress.done(place, record.offset());
                    }
                });
        lastOfBill.put(bill, mine);
        var _ = mine.whenComplete((ignored, failure) -> {
            lastOfBill.remove(bill, mine);
            metrics.inFlight().decrementAndGet();
            if (failure != null) {
                LOG.error("{}@{} is left for a restart", place, record.offset(), failure);
            }
        });
    }

    /** Does a task to its end; false when the worker stops before. */
    private boolean work(ConsumerRecord<byte[], byte[]> record) {
        String bill = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        String correlation = RecordHeaders.text(record.headers(), Headers.CORRELATION_ID);
        try (LogScope _ = LogScope.about("bill", bill, correlation)) {
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
        Envelope task = Envelope.read(record, Envelope.JSON);
        if (!(task.value() instanceof PaymentTask asked)) {
            throw new IllegalArgumentException("a " + task.type() + " does not belong on " + task.topic());
        }
        return calls.perform(asked).stream()
                .map(report -> writer.record(command(asked, report, task.correlation()), null))
                .toList();
    }

    private static Command command(PaymentTask task, PaymentReported report, @Nullable String correlation) {
        String id = Ids.derive("report", report.task(), report.result().name());
        return new Command(Topics.BILLING_TASKS, task.bill().value(), report, id, SOURCE, correlation, null, null);
    }

    private ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        LOG.warn("{}-{}@{} put aside: {}", record.topic(), record.partition(), record.offset(), cause.toString());
        ProducerRecord<byte[], byte[]> dead = new ProducerRecord<>(
                Topics.PAYMENT_TASKS.deadLetters(GROUP), null, record.key(), record.value(), record.headers());
        DeadLetter.describe(
                dead.headers(), GROUP, record.topic(), record.partition(), record.offset(), cause, clock.instant());
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
            LOG.warn("{}: a report could not be written and is tried again: {}", GROUP, e.toString());
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
            LOG.warn("{}: could not say how far it came ({}); those tasks are repeated", GROUP, e.toString());
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
        calls.close();
    }
}
