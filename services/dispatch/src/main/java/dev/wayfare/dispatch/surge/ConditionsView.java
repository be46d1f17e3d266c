package dev.wayfare.dispatch.surge;

import dev.wayfare.contracts.dispatch.MarketConditions;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.dispatch.surge.model.Spot;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import io.lettuce.core.KeyValue;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The view of {@code market-conditions} in Redis: a hash with the newest conditions of each spot that is not quiet. The newest by
 * time wins, so an event that comes again, or late, changes nothing. Thread-safe.
 */
final class ConditionsView implements Fold {

    private static final String CONDITIONS = "market:conditions";

    private final StatefulRedisConnection<String, String> connection;

    ConditionsView(StatefulRedisConnection<String, String> connection) {
        this.connection = connection;
    }

    @Override
    public void apply(List<Envelope> batch) {
        Map<String, MarketConditions> newest = new LinkedHashMap<>();
        for (Envelope event : batch) {
            MarketConditions conditions = (MarketConditions) event.value();
            newest.merge(field(conditions), conditions, ConditionsView::newer);
        }
        RedisCommands<String, String> commands = connection.sync();
        Map<String, String> written = new HashMap<>();
        List<String> quiet = new ArrayList<>();
        for (KeyValue<String, String> kept :
                commands.hmget(CONDITIONS, newest.keySet().toArray(String[]::new))) {
            MarketConditions conditions = newest.get(kept.getKey());
            if (kept.hasValue()
                    && conditions.at().isBefore(read(kept.getValue()).at())) {
                continue;
            }
            if (conditions.isQuiet()) {
                quiet.add(kept.getKey());
            } else {
                written.put(kept.getKey(), new String(Json.write(conditions), StandardCharsets.UTF_8));
            }
        }
        if (!written.isEmpty()) {
            commands.hset(CONDITIONS, written);
        }
        if (!quiet.isEmpty()) {
            commands.hdel(CONDITIONS, quiet.toArray(String[]::new));
        }
    }

    /** All that is known. */
    Map<Spot, MarketConditions> all() {
        Map<Spot, MarketConditions> all = new HashMap<>();
        connection.sync().hgetall(CONDITIONS).values().forEach(json -> {
            MarketConditions conditions = read(json);
            all.put(Spot.of(conditions), conditions);
        });
        return all;
    }

    private static String field(MarketConditions conditions) {
        return conditions.cell() + '|' + conditions.product();
    }

    private static MarketConditions newer(MarketConditions one, MarketConditions other) {
        return other.at().isBefore(one.at()) ? one : other;
    }

    private static MarketConditions read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), MarketConditions.class);
    }
}
