package dev.wayfare.dispatch.surge;

import dev.wayfare.contracts.dispatch.MarketConditions;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.dispatch.surge.model.Spot;
import dev.wayfare.runtime.geo.Cells;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.runtime.log.Envelope;
import io.lettuce.core.KeyValue;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Which rides look for a driver, and where, in Redis: a hash of live rides with their spots, a sorted set of the open ones by the
 * time at which they are forgotten, and one of the areas in which somebody asked of late. Folding an event twice changes
 * nothing. All processes write, each of its own rides. Thread-safe.
 */
final class OpenRequests {

    private static final String RIDES = "market:rides";
    private static final String OPEN = "market:open";
    private static final String AREAS = "market:areas";
    private static final Duration AREA_KEPT = Duration.ofDays(1);
    /** A search ends or asks again long before; whoever is heard of no more is no demand. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(2);

    private static final long AT_MOST_MS = 2_000;
    private static final int MOST = 200_000;
    private static final int AT_ONCE = 1_000;

    private final StatefulRedisConnection<String, String> connection;

    OpenRequests(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    /** What a batch comes to for one ride. */
    private static final class Change {
        String spot = "";
        String area = "";
        RideOpenness openness = RideOpenness.SAME;
        Instant at = Instant.EPOCH;
    }

    /** Folds events of rides. */
    void fold(List<Envelope> batch) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (Envelope event : batch) {
            RideOpenness openness = RideOpenness.after(event);
            if (openness == RideOpenness.SAME && !(event.value() instanceof RideRequested)) {
                continue;
            }
            Change change = changes.computeIfAbsent(event.key(), ride -> new Change());
            change.at = event.time();
            change.openness = openness;
            if (event.value() instanceof RideRequested requested) {
                change.spot =
                        Cells.at(requested.pickup().point(), MarketConditions.RESOLUTION) + '|' + requested.product();
                change.area = Cells.at(requested.pickup().point(), LiveMapKeys.SHARD_RESOLUTION);
            }
        }
        List<RedisFuture<?>> written = new ArrayList<>();
        changes.forEach((ride, change) -> write(ride, change, written));
        awaitAll(written);
    }

    private void write(String ride, Change change, List<RedisFuture<?>> written) {
        RedisAsyncCommands<String, String> commands = connection.async();
        if (change.openness == RideOpenness.ENDED) {
            written.add(commands.hdel(RIDES, ride));
            written.add(commands.zrem(OPEN, ride));
            return;
        }
        if (!change.spot.isEmpty()) {
            written.add(commands.hset(RIDES, ride, change.spot));
            written.add(commands.zadd(AREAS, (double) change.at.toEpochMilli(), change.area));
        }
        if (change.openness == RideOpenness.OPEN) {
            written.add(
                    commands.zadd(OPEN, (double) change.at.plus(FORGOTTEN_AFTER).toEpochMilli(), ride));
        } else if (change.openness == RideOpenness.CLOSED) {
            written.add(commands.zrem(OPEN, ride));
        }
    }

    /** How many are open in each spot now. */
    Map<Spot, Integer> count(Instant now) {
        RedisAsyncCommands<String, String> commands = connection.async();
        RedisFuture<Long> forgotten = commands.zremrangebyscore(OPEN, Range.create(0L, now.toEpochMilli()));
        List<String> rides = await(commands.zrangebyscore(OPEN, Range.<Number>unbounded(), Limit.create(0, MOST)));
        await(forgotten);
        Map<Spot, Integer> counts = new HashMap<>();
        for (int from = 0; from < rides.size(); from += AT_ONCE) {
            String[] some =
                    rides.subList(from, Math.min(rides.size(), from + AT_ONCE)).toArray(String[]::new);
            for (KeyValue<String, String> spot : await(commands.hmget(RIDES, some))) {
                if (spot.hasValue()) {
                    counts.merge(spotOf(spot.getValue()), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    /** Cells of the live map's shards in which somebody asked within a day. */
    List<String> areas(Instant now) {
        RedisAsyncCommands<String, String> commands = connection.async();
        await(commands.zremrangebyscore(
                AREAS, Range.create(0L, now.minus(AREA_KEPT).toEpochMilli())));
        return await(commands.zrangebyscore(AREAS, Range.<Number>unbounded(), Limit.create(0, MOST)));
    }

    private static Spot spotOf(String text) {
        int bar = text.indexOf('|');
        return new Spot(text.substring(0, bar), text.substring(bar + 1));
    }

    private static void awaitAll(List<RedisFuture<?>> all) {
        all.forEach(OpenRequests::await);
    }

    private static <T> T await(RedisFuture<T> answer) {
        return LettuceFutures.awaitOrCancel(answer, AT_MOST_MS, TimeUnit.MILLISECONDS);
    }
}
