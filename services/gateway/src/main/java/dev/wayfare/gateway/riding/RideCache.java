package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.runtime.store.Redis;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rides in Redis for a minute, as {@code version|document}. An event of a ride replaces its entry by {@code version|}: the
 * least version that may be served from then on; a slow reader's older document never gets past it. Thread-safe.
 */
public final class RideCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RideCache.class);
    private static final Duration KEPT = Duration.ofSeconds(60);
    private static final Duration AT_MOST = Duration.ofSeconds(2);
    private static final String PREFIX = "ride:";
    private static final ObjectReader READER = Json.mapper().readerFor(ObjectNode.class);

    private static final String KEEP_UNLESS_OLDER = """
            local kept = redis.call('GET', KEYS[1])
            if kept and tonumber(string.match(kept, '^%d+')) > tonumber(ARGV[1]) then return 0 end
            redis.call('SET', KEYS[1], ARGV[1] .. '|' .. ARGV[2], 'PX', ARGV[3])
            return 1
            """;

    private final StatefulRedisConnection<String, String> reads;
    private final StatefulRedisConnection<String, String> batches;

    public RideCache(Redis redis) {
        reads = redis.connection();
        batches = redis.connect();
        batches.setAutoFlushCommands(false);
    }

    /**
     * What is known of a ride.
     *
     * @param least the least version that may be shown
     * @param ride empty when it must be read
     */
    record Kept(long least, Optional<ObjectNode> ride) {
        static final Kept NOTHING = new Kept(0, Optional.empty());
    }

    /** Never fails: what cannot be had must be read. */
    CompletableFuture<Kept> find(String ride) {
        return reads.async()
                .get(PREFIX + ride)
                .thenApply(text -> text == null ? Kept.NOTHING : parse(text))
                .toCompletableFuture()
                .exceptionally(failure -> {
                    LOG.debug("{} is not in the cache: {}", ride, failure.toString());
                    return Kept.NOTHING;
                });
    }

    private static Kept parse(String text) {
        int bar = text.indexOf('|');
        long version = Long.parseLong(text.substring(0, bar));
        if (bar == text.length() - 1) {
            return new Kept(version, Optional.empty());
        }
        try {
            return new Kept(version, Optional.of(READER.readValue(text.substring(bar + 1))));
        } catch (IOException e) {
            throw new UncheckedIOException("a cached ride is no JSON object", e);
        }
    }

    /** Keeps a document unless something newer is known. Best effort. */
    void keep(String ride, long version, ObjectNode document) {
        String json = new String(Json.write(document), StandardCharsets.UTF_8);
        var _ = reads.async()
                .<Long>eval(
                        KEEP_UNLESS_OLDER,
                        ScriptOutputType.INTEGER,
                        new String[] {PREFIX + ride},
                        Long.toString(version),
                        json,
                        Long.toString(KEPT.toMillis()))
                .whenComplete((kept, failure) -> {
                    if (failure != null) {
                        LOG.debug("{} is not kept: {}", ride, failure.toString());
                    }
                });
    }

    /**
     * From now on nothing older than these versions is shown. Called by one thread.
     *
     * @throws io.lettuce.core.RedisException when Redis is away
     */
    void forget(Map<String, Long> versions) {
        List<RedisFuture<?>> written = new ArrayList<>(versions.size());
        versions.forEach(
                (ride, version) -> written.add(batches.async().psetex(PREFIX + ride, KEPT.toMillis(), version + "|")));
        batches.flushCommands();
        if (!LettuceFutures.awaitAll(AT_MOST, written.toArray(RedisFuture[]::new))) {
            throw new RedisCommandTimeoutException("Redis did not forget rides within " + AT_MOST);
        }
    }

    @Override
    public void close() {
        batches.close();
    }
}
