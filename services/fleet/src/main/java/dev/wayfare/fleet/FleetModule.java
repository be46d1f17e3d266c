package dev.wayfare.fleet;

import dev.wayfare.fleet.drivers.stream.DriverAggregate;
import dev.wayfare.fleet.livemap.api.DriverGrpc;
import dev.wayfare.fleet.livemap.api.Handles;
import dev.wayfare.fleet.livemap.view.DriverView;
import dev.wayfare.fleet.livemap.view.LiveMap;
import dev.wayfare.fleet.metrics.FleetMetrics;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import java.time.Duration;
import java.util.List;

/** The fleet: owner of drivers, the live map, and what others ask of them. */
public final class FleetModule implements Module {

    /**
     * The section {@code fleet} of the settings.
     *
     * @param silentAfter without a sign of him, a driver is silent ({@code fleet.silent-after})
     * @param recentFixes how old a fix may be to say where a driver is, after Redis has lost everything
     *     ({@code fleet.recent-fixes})
     * @param redisEvery how often moves of drivers are written to Redis; what changes whether they are available is written at
     *     once ({@code fleet.redis-every})
     */
    record FleetSettings(Duration silentAfter, Duration recentFixes, Duration redisEvery) {
        static FleetSettings from(Settings settings) {
            return new FleetSettings(
                    settings.duration("fleet.silent-after", Duration.ofSeconds(30)),
                    settings.duration("fleet.recent-fixes", Duration.ofMinutes(2)),
                    settings.duration("fleet.redis-every", Duration.ofSeconds(1)));
        }
    }

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public void start(Node node) throws InterruptedException {
        FleetSettings settings = FleetSettings.from(node.settings());
        FleetMetrics metrics = new FleetMetrics(node.meters());
        node.host(name(), List.of(DriverAggregate.describe(metrics)));
        LiveMap.start(node, metrics, settings.silentAfter(), settings.recentFixes(), settings.redisEvery());
        Handles handles = new Handles(node.secrets(), node.redis(), node.clock());
        node.view(DriverView.NAME, new DriverView(node.redis()));
        node.view(Handles.VIEW, handles);
        node.rpc().serve(new DriverGrpc(node.nearestDrivers(), handles, node.travelTimes(), node.clock()));
    }
}
