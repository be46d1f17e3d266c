package dev.wayfare.dispatch;

import dev.wayfare.dispatch.matching.DispatchSettings;
import dev.wayfare.dispatch.matching.RedisReservations;
import dev.wayfare.dispatch.matching.WindowMatch;
import dev.wayfare.dispatch.stream.Dispatch;
import dev.wayfare.dispatch.surge.Surge;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;

/** Wires dispatch: one at-least-once consumer, the live map, reservations in Redis, and surge. */
public final class DispatchModule implements Module {

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public void start(Node node) {
        DispatchSettings settings = DispatchSettings.from(node.settings());
        RedisReservations reservations =
                new RedisReservations(node.onStop(node.redis().connect()), settings);
        WindowMatch match = new WindowMatch(node.nearestDrivers(), reservations, node.travelTimes(), settings);
        Dispatch.follow(node, match, reservations, settings);
        Surge.start(node);
    }
}
