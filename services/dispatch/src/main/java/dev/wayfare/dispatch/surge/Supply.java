package dev.wayfare.dispatch.surge;

import dev.wayfare.contracts.dispatch.MarketConditions;
import dev.wayfare.dispatch.surge.model.Spot;
import dev.wayfare.runtime.geo.Cells;
import dev.wayfare.runtime.geo.LiveMapKeys;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ScoredValueScanCursor;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who could drive, counted from the live map's GEO sets of the areas that matter, a thousand at a time. Reads only; belongs to one
 * thread.
 */
final class Supply {

    private static final ScanArgs AT_ONCE = ScanArgs.Builder.limit(1_000);

    private final StatefulRedisConnection<String, String> connection;

    Supply(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    /**
     * How many drivers are available in each spot.
     *
     * @param areas cells of the live map's shards; their neighbours are looked at, too
     */
    Map<Spot, Integer> count(Collection<String> areas) {
        Set<String> shards = new HashSet<>(areas);
        areas.forEach(area -> shards.addAll(Cells.around(area)));
        RedisCommands<String, String> commands = connection.sync();
        Map<Spot, Integer> counts = new HashMap<>();
        for (String product : commands.smembers(LiveMapKeys.PRODUCTS)) {
            for (String shard : shards) {
                walk(commands, LiveMapKeys.available(product, shard), product, counts);
            }
        }
        return counts;
    }

    private static void walk(
            RedisCommands<String, String> commands, String set, String product, Map<Spot, Integer> counts) {
        Set<String> seen = new HashSet<>();
        ScanCursor from = ScanCursor.INITIAL;
        while (!from.isFinished()) {
            ScoredValueScanCursor<String> page = commands.zscan(set, from, AT_ONCE);
            for (ScoredValue<String> driver : page.getValues()) {
                if (seen.add(driver.getValue())) {
                    String cell = Cells.at(GeoScore.position(driver.getScore()), MarketConditions.RESOLUTION);
                    counts.merge(new Spot(cell, product), 1, Integer::sum);
                }
            }
            from = page;
        }
    }
}
