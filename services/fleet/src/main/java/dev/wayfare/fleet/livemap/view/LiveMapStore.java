package dev.wayfare.fleet.livemap.view;

import dev.wayfare.fleet.livemap.model.Fix;
import dev.wayfare.fleet.livemap.model.LiveDriver;
import dev.wayfare.fleet.livemap.model.LiveRecord;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.runtime.store.Redis;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads the fold's drivers in Redis. A write is one round trip for any number of drivers; within it a driver
 * leaves and enters GEO sets before his record says so, so that whatever is cut short is repeated from his old record. Belongs
 * to the fold's thread.
 */
final class LiveMapStore implements AutoCloseable {

    /** Field of a {@link LiveMapKeys#fold} hash: the log that this is a whole fold of. */
    static final String WHOLE = "whole";

    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final int CHUNK = 2_000;

    private final StatefulRedisConnection<String, String> connection;
    private final RedisAsyncCommands<String, String> redis;
    private final String logId;
    private final Map<String, Written> written = new HashMap<>();
    private final List<RedisFuture<?>> sent = new ArrayList<>();

    /** What Redis holds of a driver: up to which event, and the GEO sets that he stands in. */
    private record Written(long version, List<String> places) {
        static final Written NOTHING = new Written(-1, List.of());
    }

    /**
     * A store.
     *
     * @param logId names the log, so that what was folded from another one is not taken for ours
     */
    LiveMapStore(Redis redis, String logId) {
        this.connection = redis.connect();
        this.connection.setAutoFlushCommands(false);
        this.redis = connection.async();
        this.logId = logId;
    }

    /** Whether each of these partitions is whole in Redis. */
    Map<Integer, Boolean> whole(Collection<Integer> partitions) {
        Map<Integer, RedisFuture<@Nullable String>> asked = new HashMap<>();
        partitions.forEach(p -> asked.put(p, redis.hget(LiveMapKeys.fold(p), WHOLE)));
        connection.flushCommands();
        Map<Integer, Boolean> whole = new HashMap<>();
        asked.forEach((p, answer) -> whole.put(p, logId.equals(await(answer))));
        return whole;
    }

    /** Says that all of this partition is in Redis as far as its offsets say. */
    void markWhole(int partition) {
        RedisFuture<Boolean> done = redis.hset(LiveMapKeys.fold(partition), WHOLE, logId);
        connection.flushCommands();
        await(done);
    }

    /** The drivers of a partition, as they were written last. */
    List<LiveDriver> load(int partition) {
        RedisFuture<Set<String>> members = redis.smembers(LiveMapKeys.drivers(partition));
        connection.flushCommands();
        List<String> ids = List.copyOf(await(members));
        List<LiveDriver> drivers = new ArrayList<>(ids.size());
        for (int from = 0; from < ids.size(); from += CHUNK) {
            Map<String, RedisFuture<Map<String, String>>> asked = new HashMap<>();
            for (String id : ids.subList(from, Math.min(ids.size(), from + CHUNK))) {
                asked.put(id, redis.hgetall(LiveMapKeys.driver(id)));
            }
            connection.flushCommands();
            asked.forEach((id, fields) -> revived(id, partition, await(fields)).ifPresent(drivers::add));
        }
        drivers.forEach(driver -> written.put(driver.id(), new Written(driver.version(), placesOf(driver))));
        return drivers;
    }

    private static Optional<LiveDriver> revived(String id, int partition, Map<String, String> fields) {
        String state = fields.get(LiveMapKeys.STATE);
        String fix = fields.get(LiveMapKeys.FIX);
        return state == null
                ? Optional.empty()
                : Optional.of(LiveRecord.parse(state).revived(id, partition, fix == null ? null : Fix.parse(fix)));
    }

    /** Forgets where drivers stand, since somebody else writes them now. */
    void forget(Collection<String> ids) {
        written.keySet().removeAll(ids);
    }

    /** Writes what changed of these drivers, in as few round trips as Redis can bear: one for what a poll brings. */
    void write(List<LiveDriver> drivers) {
        for (int from = 0; from < drivers.size(); from += CHUNK) {
            writeChunk(drivers.subList(from, Math.min(drivers.size(), from + CHUNK)));
        }
    }

    /** Writes everything of these drivers, whatever was written before. */
    void writeAll(List<LiveDriver> drivers) {
        drivers.forEach(
                driver -> written.computeIfPresent(driver.id(), (id, before) -> new Written(-1, before.places())));
        write(drivers);
    }

    private void writeChunk(List<LiveDriver> drivers) {
        Map<String, List<String>> leaving = new HashMap<>();
        Map<String, List<Object>> entering = new HashMap<>();
        Map<Integer, List<String>> joining = new HashMap<>();
        Map<String, Written> next = new HashMap<>();
        for (LiveDriver driver : drivers) {
            Written before = written.getOrDefault(driver.id(), Written.NOTHING);
            List<String> places = placesOf(driver);
            next.put(driver.id(), new Written(driver.version(), places));
            before.places().stream().filter(key -> !places.contains(key)).forEach(key -> leaving.computeIfAbsent(
                            key, k -> new ArrayList<>())
                    .add(driver.id()));
            places.forEach(key -> enter(entering.computeIfAbsent(key, k -> new ArrayList<>()), driver));
            if (before.version() < 0) {
                joining.computeIfAbsent(driver.partition(), p -> new ArrayList<>())
                        .add(driver.id());
            }
        }
        leaving.forEach((key, ids) -> sent.add(redis.zrem(key, ids.toArray(String[]::new))));
        entering.forEach((key, triples) -> sent.add(redis.geoadd(key, triples.toArray())));
        products(drivers);
        joining.forEach((p, ids) -> sent.add(redis.sadd(LiveMapKeys.drivers(p), ids.toArray(String[]::new))));
        drivers.forEach(driver -> {
            Map<String, String> fields = changedFields(driver);
            if (!fields.isEmpty()) {
                sent.add(redis.hset(LiveMapKeys.driver(driver.id()), fields));
            }
        });
        flushAndAwait();
        written.putAll(next);
    }

    private static void enter(List<Object> triples, LiveDriver driver) {
        Fix fix = driver.fix();
        if (fix != null) {
            triples.add(fix.position().lon());
            triples.add(fix.position().lat());
            triples.add(driver.id());
        }
    }

    private void products(List<LiveDriver> drivers) {
        String[] products = drivers.stream()
                .flatMap(driver -> driver.availableFor().stream())
                .distinct()
                .toArray(String[]::new);
        if (products.length > 0) {
            sent.add(redis.sadd(LiveMapKeys.PRODUCTS, products));
        }
    }

    private Map<String, String> changedFields(LiveDriver driver) {
        Map<String, String> fields = new HashMap<>();
        if (written.getOrDefault(driver.id(), Written.NOTHING).version() != driver.version()) {
            fields.put(LiveMapKeys.STATE, LiveRecord.of(driver).text());
        }
        Fix fix = driver.fix();
        if (fix != null) {
            fields.put(LiveMapKeys.FIX, fix.text());
        }
        return fields;
    }

    private static List<String> placesOf(LiveDriver driver) {
        Fix fix = driver.fix();
        return fix == null
                ? List.of()
                : driver.availableFor().stream()
                        .map(product -> LiveMapKeys.availableAt(product, fix.position()))
                        .toList();
    }

    private void flushAndAwait() {
        List<RedisFuture<?>> answers = List.copyOf(sent);
        sent.clear();
        connection.flushCommands();
        answers.forEach(LiveMapStore::await);
    }

    private static <T> T await(RedisFuture<T> answer) {
        return LettuceFutures.awaitOrCancel(answer, AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        connection.close();
    }
}
