package dev.wayfare.fleet.livemap.view;

import dev.wayfare.fleet.metrics.FleetMetrics;
import dev.wayfare.runtime.node.Node;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Wires the live map's fold to a node. */
public final class LiveMap {

    /** Its consumer group. */
    public static final String GROUP = "wayfare-fleet-livemap";

    private static final long AT_MOST_S = 30;

    private LiveMap() {}

    /**
     * Starts the fold with the node.
     *
     * @param silentAfter without a sign of him, a driver is silent
     * @param recentFixes how old a fix may be to say where a driver is, after Redis has lost everything
     * @param redisEvery how often moves are written to Redis
     * @throws IllegalStateException when Kafka does not tell its name
     */
    public static void start(
            Node node, FleetMetrics metrics, Duration silentAfter, Duration recentFixes, Duration redisEvery)
            throws InterruptedException {
        Admin admin = node.onStop(node.kafka().admin());
        String logId = idOf(admin);
        LiveMapStore store = node.onStop(new LiveMapStore(node.redis(), logId));
        Presence presence = new Presence(node.writer()::append, silentAfter);
        LiveMapOffsets offsets =
                new LiveMapOffsets(node.redis().connection().sync(), admin, logId, recentFixes, node.clock());
        LiveMapFold fold = new LiveMapFold(
                new LiveMapWriter(store, redisEvery),
                node.driverIndex(),
                presence,
                metrics,
                node.clock(),
                node.kafka().partitions());
        node.follow(GROUP, LiveMapFold.TOPICS, fold, offsets);
    }

    private static String idOf(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster().clusterId().get(AT_MOST_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not tell its cluster's id; is kafka.bootstrap right?", e);
        }
    }
}
