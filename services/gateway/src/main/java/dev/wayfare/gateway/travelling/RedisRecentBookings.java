package dev.wayfare.gateway.travelling;

import dev.wayfare.runtime.store.Redis;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sorted set in Redis for each traveller, kept for a day after his last booking. */
public final class RedisRecentBookings implements RecentBookings, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisRecentBookings.class);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final String PREFIX = "bookings-of:";

    private final StatefulRedisConnection<String, String> connection;

    public RedisRecentBookings(Redis redis) {
        this.connection = redis.connect();
    }

    @Override
    public void remember(String traveller, String booking, Instant at) {
        RedisAsyncCommands<String, String> redis = connection.async();
        var _ = redis.zadd(PREFIX + traveller, (double) at.toEpochMilli(), booking)
                .whenComplete((done, failure) -> told(failure));
        var _ = redis.expire(PREFIX + traveller, KEPT).whenComplete((done, failure) -> told(failure));
    }

    @Override
    public CompletableFuture<List<String>> list(String traveller, int most) {
        return connection
                .async()
                .zrevrange(PREFIX + traveller, 0, most - 1L)
                .toCompletableFuture()
                .exceptionally(failure -> {
                    told(failure);
                    return List.of();
                });
    }

    @Override
    public void forget(String traveller, List<String> bookings) {
        if (!bookings.isEmpty()) {
            var _ = connection
                    .async()
                    .zrem(PREFIX + traveller, bookings.toArray(String[]::new))
                    .whenComplete((done, failure) -> told(failure));
        }
    }

    private static void told(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.debug("recent bookings are not known just now: {}", failure.toString());
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
