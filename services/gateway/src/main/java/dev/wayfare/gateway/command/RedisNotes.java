package dev.wayfare.gateway.command;

import com.linecorp.armeria.common.CommonPools;
import dev.wayfare.runtime.store.Redis;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in Redis for a day. Commands of all event loops share one connection and are flushed together: at once when it is
 * quiet, once a millisecond when it is not. While Redis is away, nothing is known and everything goes on.
 */
public final class RedisNotes implements Notes, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisNotes.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final String PREFIX = "note:";

    private final StatefulRedisConnection<String, String> connection;
    private final Counter away;
    private final AtomicBoolean flushing = new AtomicBoolean();
    private final AtomicLong flushedAtNs = new AtomicLong(System.nanoTime() - PAUSE_NS);

    public RedisNotes(Redis redis, Counter away) {
        this.connection = redis.connect();
        this.connection.setAutoFlushCommands(false);
        this.away = away;
    }

    @Override
    public CompletableFuture<Optional<Note>> write(String id, Note note) {
        var set = connection
                .async()
                .set(PREFIX + id, note.text(), SetArgs.Builder.nx().ex(KEPT));
        flushSoon();
        return known(set.thenCompose(
                said -> "OK".equals(said) ? CompletableFuture.completedFuture(Optional.empty()) : read(id)));
    }

    @Override
    public CompletableFuture<Optional<Note>> find(String id) {
        return known(read(id));
    }

    private CompletionStage<Optional<Note>> read(String id) {
        var get = connection.async().get(PREFIX + id);
        flushSoon();
        return get.thenApply(text -> Optional.ofNullable(text).map(Note::parse));
    }

    private CompletableFuture<Optional<Note>> known(CompletionStage<Optional<Note>> asked) {
        return asked.toCompletableFuture().exceptionally(failure -> {
            away.increment();
            LOG.debug("no notes just now: {}", failure.toString());
            return Optional.empty();
        });
    }

    private void flushSoon() {
        if (!flushing.compareAndSet(false, true)) {
            return;
        }
        if (System.nanoTime() - flushedAtNs.get() > PAUSE_NS) {
            flush();
        } else {
            var _ = CommonPools.workerGroup().next().schedule(this::flush, PAUSE_NS, TimeUnit.NANOSECONDS);
        }
    }

    private void flush() {
        flushedAtNs.set(System.nanoTime());
        flushing.set(false);
        connection.flushCommands();
    }

    @Override
    public void close() {
        connection.close();
    }
}
