package dev.wayfare.runtime.geo;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.store.Redis;
import io.lettuce.core.GeoArgs;
import io.lettuce.core.GeoSearch;
import io.lettuce.core.GeoWithin;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The nearest drivers by GEOSEARCH on the GEO sets that each circle touches. All searches of a call are flushed at once on a
 * connection of its own; those that a narrowed radius left short are asked once more, all together. Thread-safe; calls overlap
 * while they wait for Redis.
 */
public final class RedisNearestDrivers implements NearestDrivers, AutoCloseable {

    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final StatefulRedisConnection<String, String> connection;
    private final ReentrantLock flushing = new ReentrantLock();
    private final Reach reach = new Reach();

    public RedisNearestDrivers(Redis redis) {
        connection = redis.connect();
        connection.setAutoFlushCommands(false);
    }

    /** One search's shards, each with its answer to come. */
    private record Asked(Search search, List<RedisFuture<List<GeoWithin<String>>>> answers) {}

    @Override
    public List<List<Nearby>> nearest(List<Search> searches) {
        List<Search> narrowed = searches.stream().map(reach::narrowed).toList();
        List<List<Nearby>> found = new ArrayList<>(askAll(narrowed));
        List<Integer> again = new ArrayList<>();
        for (int i = 0; i < searches.size(); i++) {
            reach.learn(narrowed.get(i), found.get(i));
            boolean whole = narrowed.get(i).radiusM() >= searches.get(i).radiusM();
            if (!whole && found.get(i).size() < searches.get(i).limit()) {
                again.add(i);
            }
        }
        if (!again.isEmpty()) {
            List<List<Nearby>> wider = askAll(again.stream().map(searches::get).toList());
            for (int i = 0; i < again.size(); i++) {
                found.set(again.get(i), wider.get(i));
            }
        }
        return found;
    }

    private List<List<Nearby>> askAll(List<Search> searches) {
        List<Asked> asked = new ArrayList<>(searches.size());
        flushing.lock();
        try {
            for (Search search : searches) {
                asked.add(ask(search));
            }
            connection.flushCommands();
        } finally {
            flushing.unlock();
        }
        return asked.stream().map(RedisNearestDrivers::merged).toList();
    }

    private Asked ask(Search search) {
        RedisAsyncCommands<String, String> commands = connection.async();
        GeoSearch.GeoRef<String> from =
                GeoSearch.fromCoordinates(search.point().lon(), search.point().lat());
        GeoSearch.GeoPredicate within = GeoSearch.byRadius(search.radiusM(), GeoArgs.Unit.m);
        List<RedisFuture<List<GeoWithin<String>>>> answers = new ArrayList<>();
        for (String key : LiveMapKeys.availableAround(search.product(), search.point(), search.radiusM())) {
            GeoArgs shape = new GeoArgs().withDistance().withCoordinates().asc().withCount(search.limit());
            answers.add(commands.geosearch(key, from, within, shape));
        }
        return new Asked(search, answers);
    }

    private static List<Nearby> merged(Asked asked) {
        return asked.answers().stream()
                .flatMap(answer -> await(answer).stream())
                .map(RedisNearestDrivers::nearby)
                .sorted(Comparator.comparingDouble(Nearby::distanceM))
                .limit(asked.search().limit())
                .toList();
    }

    private static Nearby nearby(GeoWithin<String> found) {
        var at = found.getCoordinates();
        GeoPoint position = new GeoPoint(at.getY().doubleValue(), at.getX().doubleValue());
        return new Nearby(new UserId(found.getMember()), position, found.getDistance());
    }

    @Override
    public List<String> products() {
        RedisFuture<Set<String>> products;
        flushing.lock();
        try {
            products = connection.async().smembers(LiveMapKeys.PRODUCTS);
            connection.flushCommands();
        } finally {
            flushing.unlock();
        }
        return await(products).stream().sorted().toList();
    }

    private static <T> T await(RedisFuture<T> answer) {
        return LettuceFutures.awaitOrCancel(answer, AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        connection.close();
    }
}
