package dev.wayfare.billing.payments;

import dev.wayfare.contracts.billing.BillCommand.PaymentReported;
import dev.wayfare.contracts.billing.PaymentTask;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.tasks.TaskWorker;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Does payment tasks at least once: asks the provider under the task's name, and reports to the bill. Tasks of one bill are done
 * in their order; others do not wait for them, so that a provider who is slow for one customer stops nobody else. What a crash
 * repeats has the same name at the provider and the same command id at the bill.
 */
public final class PaymentWorker implements AutoCloseable {

    /** Consumer group. */
    public static final String GROUP = "wayfare-billing-payments";

    private static final String SOURCE = "/wayfare/billing";

    private final ProviderCalls calls;
    private final PaymentMetrics metrics;
    private final TaskWorker worker;

    PaymentWorker(
            Consumer<byte[], byte[]> consumer,
            LogWriter writer,
            PaymentProvider provider,
            PaymentSettings settings,
            PaymentMetrics metrics,
            Clock clock) {
        this.calls = new ProviderCalls(provider, settings, metrics, clock);
        this.metrics = metrics;
        this.worker = new TaskWorker(
                GROUP, Topics.PAYMENT_TASKS, settings.inFlight(), this::perform, consumer, writer, clock);
    }

    /** The worker of a process, once its topics exist. */
    public static PaymentWorker start(Node node, PaymentProvider provider, PaymentSettings settings) {
        PaymentWorker started = new PaymentWorker(
                        node.kafka().consumer(GROUP, GROUP),
                        node.writer(),
                        provider,
                        settings,
                        new PaymentMetrics(node.meters()),
                        node.clock())
                .start();
        node.health().check(GROUP, () -> started.worker.isAssigned() ? Optional.empty() : Optional.of("not assigned"));
        return started;
    }

    /** Subscribes and begins. */
    PaymentWorker start() {
        worker.start();
        return this;
    }

    /** Tasks taken from the log and not yet done. */
    int inFlight() {
        return worker.inFlight();
    }

    private List<Command> perform(Envelope task) throws InterruptedException {
        if (!(task.value() instanceof PaymentTask asked)) {
            throw new IllegalArgumentException("a " + task.type() + " does not belong on " + task.topic());
        }
        metrics.inFlight().incrementAndGet();
        try {
            return calls.perform(asked).stream()
                    .map(report -> command(asked, report, task.correlation()))
                    .toList();
        } finally {
            metrics.inFlight().decrementAndGet();
        }
    }

    private static Command command(PaymentTask task, PaymentReported report, @Nullable String correlation) {
        String id = Ids.derive("report", report.task(), report.result().name());
        return new Command(Topics.BILLING_TASKS, task.bill().value(), report, id, SOURCE, correlation, null, null);
    }

    /** Stops taking tasks, says how far it came, and gives up those that run; they are repeated. */
    @Override
    public void close() {
        worker.close();
        calls.close();
    }
}
