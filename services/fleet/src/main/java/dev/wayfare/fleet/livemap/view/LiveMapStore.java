package dev.wayfare.fleet.livemap.view;

import dev.wayfare.fleet.livemap.model.Fix;
import dev.wayfare.fleet.livemap.model.LiveDriver;
import dev.wayfare.fleet.livemap.model.LiveRecord;
import dev.wayfare.fleet.livemap.view.DriverTable.Entry;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.runtime.store.Redis;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the fold's drivers in Redis. A write is pipelined whole, whatever its size; within it drivers leave and enter GEO
 * sets before their records say so. GEO sets expire when no fold looks after them, so that nobody is found for ever where
 * he once was. Belongs to the fold's thread.
 */
final class LiveMapStore implements AutoCloseable {

    /** Field of a {@link LiveMapKeys#fold} hash: the log, and the layout, that this is a whole fold of. */
    static final String WHOLE = "whole";

    private static final String LAYOUT = "/2";
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final Duration SETS_LIVE = Duration.ofMinutes(10);
    private static final Duration KEEP_EVERY = Duration.ofMinutes(1);
    private static final int CHUNK = 2_000;

    private final StatefulRedisConnection<String, String> connection;
    private final RedisAsyncCommands<String, String> redis;
    private final String whole;
    private final Set<String> sets = new HashSet<>();
    private final Set<String> products = new HashSet<>();
    private Instant keepAt = Instant.EPOCH;

    /**
     * A store.
     *
     * @param logId names the log, so that what was folded from another one is not taken for ours
     */
    LiveMapStore(Redis redis, String logId) {
        this.connection = redis.connect();
        this.connection.setAutoFlushCommands(false);
        this.redis = connection.async();
        this.whole = wholeOf(logId);
    }

    /** What stands in {@link #WHOLE} for a fold of this log in the present layout. */
    static String wholeOf(String logId) {
        return logId + LAYOUT;
    }

    /** Whether each of these partitions is whole in Redis. */
    CompletableFuture<Map<Integer, Boolean>> whole(Collection<Integer> partitions) {
        Map<Integer, CompletableFuture<@Nullable String>> asked = new LinkedHashMap<>();
        try {
            partitions.forEach(
                    p -> asked.put(p, redis.hget(LiveMapKeys.fold(p), WHOLE).toCompletableFuture()));
            connection.flushCommands();
        } catch (RedisException e) {
            return CompletableFuture.failedFuture(e);
        }
        return all(asked.values()).thenApply(done -> {
            Map<Integer, Boolean> answers = new HashMap<>();
            asked.forEach((partition, answer) -> answers.put(partition, whole.equals(answer.join())));
            return answers;
        });
    }

    /** Says that all of this partition is in Redis as far as its offsets say. */
    CompletableFuture<Boolean> markWhole(int partition) {
        CompletableFuture<Boolean> done =
                redis.hset(LiveMapKeys.fold(partition), WHOLE, whole).toCompletableFuture();
        connection.flushCommands();
        return done;
    }

    /** The drivers of a partition, as they were written last. */
    List<LiveDriver> load(int partition) {
        RedisFuture<Set<String>> members = redis.smembers(LiveMapKeys.drivers(partition));
        connection.flushCommands();
        List<String> ids = List.copyOf(await(members));
        List<LiveDriver> drivers = new ArrayList<>(ids.size());
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<String> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
            List<RedisFuture<@Nullable String>> states = new ArrayList<>(chunk.size());
            List<RedisFuture<@Nullable String>> fixes = new ArrayList<>(chunk.size());
            for (String id : chunk) {
                states.add(redis.hget(LiveMapKeys.driver(id), LiveMapKeys.STATE));
                fixes.add(redis.hget(LiveMapKeys.fixes(id), id));
            }
            connection.flushCommands();
            for (int i = 0; i < chunk.size(); i++) {
                revived(chunk.get(i), partition, await(states.get(i)), await(fixes.get(i)))
                        .ifPresent(drivers::add);
            }
        }
        return drivers;
    }

    private static Optional<LiveDriver> revived(
            String id, int partition, @Nullable String state, @Nullable String fix) {
        return state == null
                ? Optional.empty()
                : Optional.of(LiveRecord.parse(state).revived(id, partition, fix == null ? null : Fix.parse(fix)));
    }

    /** Redis has lost what it had, the names of products too. */
    void forgetProducts() {
        products.clear();
    }

    /** Keeps the sets that this fold writes from expiring. */
    void keep(Instant now) {
        if (!now.isBefore(keepAt)) {
            keepAt = now.plus(KEEP_EVERY);
            for (String set : sets) {
                var _ = redis.expire(set, SETS_LIVE);
            }
            connection.flushCommands();
        }
    }

    /**
     * Writes what changed of these drivers.
     *
     * @param next what Redis will hold of each
     */
    CompletableFuture<Void> write(List<Entry> entries, List<Written> next) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        try {
            for (int from = 0; from < entries.size(); from += CHUNK) {
                int to = Math.min(entries.size(), from + CHUNK);
                new Chunk(sent).write(entries.subList(from, to), next.subList(from, to));
                connection.flushCommands();
            }
        } catch (RedisException e) {
            sent.add(CompletableFuture.failedFuture(e));
        }
        return all(sent);
    }

    private static CompletableFuture<Void> all(Collection<? extends CompletableFuture<?>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    /** One pipelined piece of a write. */
    private final class Chunk {
        private final List<CompletableFuture<?>> sent;
        private final Map<String, List<String>> leaving = new HashMap<>();
        private final Map<String, List<Object>> entering = new HashMap<>();
        private final Map<String, Map<String, String>> fixes = new HashMap<>();
        private final Map<Integer, List<String>> joining = new HashMap<>();
        private final Map<String, String> states = new LinkedHashMap<>();

        Chunk(List<CompletableFuture<?>> sent) {
            this.sent = sent;
        }

        void write(List<Entry> entries, List<Written> next) {
            for (int i = 0; i < entries.size(); i++) {
                add(entries.get(i).driver, entries.get(i).written, next.get(i));
            }
            leaving.forEach((key, ids) -> send(redis.zrem(key, ids.toArray(String[]::new))));
            entering.forEach((key, triples) -> {
                send(redis.geoadd(key, triples.toArray()));
                if (sets.add(key)) {
                    send(redis.expire(key, SETS_LIVE));
                }
            });
            fixes.forEach((key, texts) -> send(redis.hset(key, texts)));
            joining.forEach((p, ids) -> send(redis.sadd(LiveMapKeys.drivers(p), ids.toArray(String[]::new))));
            states.forEach((id, text) -> send(redis.hset(LiveMapKeys.driver(id), LiveMapKeys.STATE, text)));
        }

        private void add(LiveDriver driver, Written before, Written next) {
            String id = driver.id();
            if (before.places() != next.places()) {
                for (String place : before.places()) {
                    if (!next.places().contains(place)) {
                        leaving.computeIfAbsent(place, k -> new ArrayList<>()).add(id);
                    }
                }
            }
            Fix fix = driver.fix();
            if (fix != null) {
                for (String place : next.places()) {
                    List<Object> triples = entering.computeIfAbsent(place, k -> new ArrayList<>());
                    triples.add(fix.position().lon());
                    triples.add(fix.position().lat());
                    triples.add(id);
                }
                fixes.computeIfAbsent(LiveMapKeys.fixes(id), k -> new HashMap<>())
                        .put(id, fix.text());
            }
            if (before.version() < 0) {
                joining.computeIfAbsent(driver.partition(), p -> new ArrayList<>())
                        .add(id);
            }
            if (before.version() != next.version()) {
                states.put(id, LiveRecord.of(driver).text());
            }
            next.products().stream()
                    .filter(products::add)
                    .forEach(product -> send(redis.sadd(LiveMapKeys.PRODUCTS, product)));
        }

        private void send(RedisFuture<?> command) {
            sent.add(command.toCompletableFuture());
        }
    }

    private static <T extends @Nullable Object> T await(RedisFuture<T> answer) {
        return LettuceFutures.awaitOrCancel(answer, AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        connection.close();
    }
}
