package dev.wayfare.dispatch;

import dev.wayfare.dispatch.matching.DispatchSettings;
import dev.wayfare.dispatch.matching.RedisReservations;
import dev.wayfare.dispatch.matching.WindowMatch;
import dev.wayfare.dispatch.stream.Dispatch;
import dev.wayfare.dispatch.surge.Surge;
import dev.wayfare.runtime.geo.RedisNearestDrivers;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;

/** Wires dispatch: one at-least-once consumer, the live map's read side, reservations in Redis, and surge. */
public final class DispatchModule implements Module {

    @Override
    public String name() {
        return "dispatch";
    }

    @Override
    public void start(Node node) {
        DispatchSettings settings = DispatchSettings.from(node.settings());
        RedisNearestDrivers map = node.onStop(new RedisNearestDrivers(node.redis()));
        RedisReservations reservations =
                new RedisReservations(node.onStop(node.redis().connect()), settings);
        Dispatch.follow(node, new WindowMatch(map, reservations, node.travelTimes(), settings), reservations, settings);
        Surge.start(node);
    }
}
