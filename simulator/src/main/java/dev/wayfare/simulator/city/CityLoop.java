package dev.wayfare.simulator.city;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which a city's people live. A fault in one of them is kept for whoever runs the city; the others
 * go on. Its methods may be called from any thread.
 */
public final class CityLoop implements AutoCloseable {

    private final ScheduledThreadPoolExecutor thread;
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    public CityLoop() {
        thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("city").daemon().factory());
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Something that will happen unless it is called off. */
    public static final class Timer {
        static final Timer NONE = new Timer(Optional.empty());
        private final Optional<Future<?>> task;

        private Timer(Optional<Future<?>> task) {
            this.task = task;
        }

        void cancel() {
            task.ifPresent(t -> t.cancel(false));
        }
    }

    /** Runs this on the loop. */
    public void run(Runnable action) {
        try {
            thread.execute(() -> guarded(action));
        } catch (RejectedExecutionException e) {
            remember(thread.isShutdown() ? null : e);
        }
    }

    /** Runs this on the loop, later. */
    public Timer after(Duration delay, Runnable action) {
        try {
            return new Timer(
                    Optional.of(thread.schedule(() -> guarded(action), delay.toNanos(), TimeUnit.NANOSECONDS)));
        } catch (RejectedExecutionException e) {
            remember(thread.isShutdown() ? null : e);
            return Timer.NONE;
        }
    }

    /** Runs one of the two on the loop when the answer is there. */
    public <T> void when(CompletableFuture<T> answer, Consumer<? super T> then, Consumer<Throwable> otherwise) {
        var _ = answer.whenComplete((value, failure) -> run(() -> {
            if (failure == null) {
                then.accept(value);
            } else {
                boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
                otherwise.accept(wrapped ? failure.getCause() : failure);
            }
        }));
    }

    /** A value of the city, read on its own thread. */
    public <T> T ask(Supplier<T> question) throws InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        run(() -> answer.complete(question.get()));
        while (true) {
            try {
                return answer.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (thread.isShutdown()) {
                    throw new IllegalStateException("the city has been closed", e);
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("the city could not answer", e.getCause());
            }
        }
    }

    /** The first fault of the city's own code; empty when it is sound. */
    public Optional<Throwable> fault() {
        return Optional.ofNullable(fault.get());
    }

    private void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            remember(e);
        }
    }

    private void remember(@Nullable Throwable found) {
        if (found != null) {
            fault.compareAndSet(null, found);
        }
    }

    /** What is still planned does not happen. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
