package dev.wayfare.billing.payments;

import dev.wayfare.billing.payments.PaymentProvider.Answer;
import dev.wayfare.billing.payments.PaymentProvider.Unreachable;
import dev.wayfare.contracts.billing.BillCommand.PaymentReported;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.contracts.billing.PaymentTask;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets a definite answer out of the provider, or says that there is none: repeats unanswered calls under the same key, with
 * growing pauses, until the deadline. A slot at the provider is held during a call only, never during a pause, so tasks
 * that wait take nobody's place. Thread-safe; blocks its caller.
 */
final class ProviderCalls implements AutoCloseable {

    /** Code of an attempt that took nothing, because an earlier one had after all. */
    static final String PAID_BY_EARLIER_ATTEMPT = "paid-by-earlier-attempt";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);
    private static final int UNTIL_THE_DEADLINE = 10_000;

    private final PaymentProvider provider;
    private final PaymentSettings settings;
    private final PaymentMetrics metrics;
    private final Clock clock;
    private final Semaphore slots;
    private final Retry retry;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ProviderCalls(PaymentProvider provider, PaymentSettings settings, PaymentMetrics metrics, Clock clock) {
        this.clock = clock;
        this.provider = provider;
        this.settings = settings;
        this.metrics = metrics;
        this.slots = new Semaphore(settings.concurrency());
        this.retry = Retry.of(
                "payment-provider",
                RetryConfig.custom()
                        .maxAttempts(UNTIL_THE_DEADLINE)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                                settings.firstPause(), 2.0, 0.5, settings.longestPause()))
                        .retryExceptions(Unreachable.class)
                        .build());
    }

    /**
     * Does a task and says how it ended; and how an earlier one in doubt had ended, if that is found out.
     *
     * @throws InterruptedException when the worker stops; the task is not done, and will be done again
     */
    List<PaymentReported> perform(PaymentTask task) throws InterruptedException {
        Deadline deadline = new Deadline(task, System.nanoTime() + timeFor(task).toNanos());
        List<PaymentReported> reports;
        try {
            reports = switch (task) {
                case PaymentTask.Charge charge -> charge(charge, deadline);
                case PaymentTask.Authorise authorise -> List.of(authorise(authorise, deadline));
                case PaymentTask.Capture capture -> List.of(capture(capture, deadline));
                case PaymentTask.VoidAuthorisation letGo -> letGo(letGo, deadline);
                case PaymentTask.RefundCharge refund -> List.of(refund(refund, deadline));
            };
        } catch (DeadlinePassed e) {
            LOG.info("task {} of bill {}: the provider did not answer in time", task.task(), task.bill());
            reports = List.of(new PaymentReported(task.task(), PaymentResult.UNREACHABLE, null, null));
        }
        reports.forEach(report -> metrics.ended(report.result()));
        return reports;
    }

    /** An authorisation is not asked for after its booking gave up waiting; then nobody knows, and it is voided. */
    private Duration timeFor(PaymentTask task) {
        if (!(task instanceof PaymentTask.Authorise authorise)) {
            return settings.deadline();
        }
        Duration left = Duration.between(clock.instant(), authorise.payBy());
        return left.compareTo(settings.deadline()) < 0 ? left : settings.deadline();
    }

    private PaymentReported authorise(PaymentTask.Authorise task, Deadline deadline)
            throws DeadlinePassed, InterruptedException {
        return reported(
                task.task(), ask(deadline, () -> provider.authorise(task.task(), task.amount(), task.paymentMethod())));
    }

    private PaymentReported capture(PaymentTask.Capture task, Deadline deadline)
            throws DeadlinePassed, InterruptedException {
        return reported(
                task.task(), ask(deadline, () -> provider.capture(task.task(), task.authorisation(), task.amount())));
    }

    private List<PaymentReported> letGo(PaymentTask.VoidAuthorisation task, Deadline deadline)
            throws DeadlinePassed, InterruptedException {
        PaymentReported gone = reported(
                task.task(), ask(deadline, () -> provider.voidAuthorisation(task.task(), task.authorisation())));
        String lost = task.capture();
        if (gone.result() == PaymentResult.SUCCEEDED || lost == null) {
            return List.of(gone);
        }
        return ask(deadline, () -> provider.findCharge(lost))
                .map(taken -> List.of(reported(lost, taken), gone))
                .orElse(List.of(gone));
    }

    private List<PaymentReported> charge(PaymentTask.Charge charge, Deadline deadline)
            throws DeadlinePassed, InterruptedException {
        for (String lost : charge.inDoubt()) {
            Optional<Answer.Done> taken = ask(deadline, () -> provider.findCharge(lost));
            if (taken.isPresent()) {
                return List.of(
                        reported(lost, taken.get()),
                        reported(charge.task(), new Answer.Declined(PAID_BY_EARLIER_ATTEMPT)));
            }
        }
        Answer answer = ask(deadline, () -> provider.charge(charge.task(), charge.amount(), charge.paymentMethod()));
        return List.of(reported(charge.task(), answer));
    }

    private PaymentReported refund(PaymentTask.RefundCharge refund, Deadline deadline)
            throws DeadlinePassed, InterruptedException {
        Answer answer = ask(deadline, () -> provider.refund(refund.task(), refund.charge(), refund.amount()));
        return reported(refund.task(), answer);
    }

    private static PaymentReported reported(String task, Answer answer) {
        return switch (answer) {
            case Answer.Done done -> new PaymentReported(task, PaymentResult.SUCCEEDED, done.reference(), null);
            case Answer.Declined declined -> new PaymentReported(task, PaymentResult.DECLINED, null, declined.code());
        };
    }

    private <T> T ask(Deadline deadline, Callable<T> call) throws DeadlinePassed, InterruptedException {
        try {
            return retry.executeCallable(() -> askOnce(deadline, call));
        } catch (DeadlinePassed | InterruptedException e) {
            throw e;
        } catch (Unreachable e) {
            throw stopped(e);
        } catch (Exception e) {
            throw new IllegalStateException("task " + deadline.task.task() + " failed beyond all retries", e);
        }
    }

    private <T> T askOnce(Deadline deadline, Callable<T> call)
            throws DeadlinePassed, Unreachable, InterruptedException {
        deadline.check();
        slots.acquire();
        long begun = System.nanoTime();
        try {
            return answerInTime(call);
        } catch (Unreachable e) {
            metrics.unanswered();
            LOG.debug("task {} of bill {}: {}", deadline.task.task(), deadline.task.bill(), e.getMessage());
            throw e;
        } finally {
            slots.release();
            metrics.calls().record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    /** Waits no longer than the time-out, however the provider's client behaves; its bugs count as no answer. */
    private <T> T answerInTime(Callable<T> call) throws Unreachable, InterruptedException {
        Future<T> answer = threads.submit(call);
        try {
            return answer.get(settings.callTimeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw unreachable("no answer within " + settings.callTimeout(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unreachable cause) {
                throw cause;
            }
            LOG.warn("the client of provider {} failed", provider.name(), e.getCause());
            throw unreachable(String.valueOf(e.getCause()), e);
        } finally {
            answer.cancel(true);
        }
    }

    /** The pause before a retry was interrupted; the retry then throws the fault that it followed. */
    private static InterruptedException stopped(Unreachable during) {
        InterruptedException stop = new InterruptedException("stopped while waiting to ask again");
        stop.initCause(during);
        return stop;
    }

    private static Unreachable unreachable(String message, Exception cause) {
        Unreachable fault = new Unreachable(message);
        fault.initCause(cause);
        return fault;
    }

    /** Until when all the calls of a task may be repeated. */
    private record Deadline(PaymentTask task, long nanoTime) {
        void check() throws DeadlinePassed {
            if (System.nanoTime() - nanoTime > 0) {
                throw new DeadlinePassed();
            }
        }
    }

    private static final class DeadlinePassed extends Exception {
        private static final long serialVersionUID = 1L;

        DeadlinePassed() {
            super("the deadline passed", null, false, false);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
