package dev.wayfare.dispatch.surge;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.projection.GroupOffsets;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.List;

/** Wires surge to a node. */
public final class Surge {

    private static final String WATCH = "wayfare-dispatch-market";
    private static final String VIEW = "wayfare-dispatch-conditions";

    private Surge() {}

    /** Looks after markets from now on, unless the settings say that nobody shall. */
    public static void start(Node node) {
        SurgeSettings settings = SurgeSettings.from(node.settings());
        if (!settings.enabled()) {
            return;
        }
        StatefulRedisConnection<String, String> redis = node.onStop(node.redis().connect());
        ConditionsView view = new ConditionsView(redis);
        MarketWatch watch = new MarketWatch(
                settings, new OpenRequests(redis), new Supply(redis), view, node.writer(), node.clock());
        GroupOffsets offsets = node.onStop(new GroupOffsets(node.kafka()));
        node.project(WATCH, List.of(Topics.RIDE_EVENTS), watch, RideOpenness.VALUES, offsets);
        node.project(VIEW, List.of(Topics.MARKET_CONDITIONS), view, Envelope.JSON, offsets);
        node.rpc().serve(new MarketService(view));
    }
}
