package dev.wayfare.gateway.reads;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something small that another service tells and that changes seldom, fetched again and again in the background; the last
 * answer serves while that service is away. Reading never blocks. Thread-safe.
 */
public final class Refreshed<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Refreshed.class);
    private static final Duration SOON = Duration.ofMillis(100);

    private final String name;
    private final Supplier<CompletionStage<T>> source;
    private final Duration every;
    private volatile @Nullable T latest;
    private volatile boolean open = true;

    public Refreshed(String name, Supplier<CompletionStage<T>> source, Duration every) {
        this.name = name;
        this.source = source;
        this.every = every;
    }

    /** Begins to fetch. */
    public Refreshed<T> start() {
        fetch();
        return this;
    }

    /** The last answer; empty before the first. */
    public Optional<T> latest() {
        return Optional.ofNullable(latest);
    }

    private void fetch() {
        if (!open) {
            return;
        }
        var _ = asked().whenComplete((value, failure) -> {
            if (failure == null) {
                latest = value;
            } else {
                LOG.debug("{} cannot be had just now: {}", name, failure.toString());
            }
            Duration pause = latest == null ? SOON : every;
            Executor later = CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
            later.execute(this::fetch);
        });
    }

    private CompletionStage<T> asked() {
        try {
            return source.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public void close() {
        open = false;
    }
}
