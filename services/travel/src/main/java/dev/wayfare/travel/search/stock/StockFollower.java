package dev.wayfare.travel.search.stock;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.node.Node;
import io.micrometer.core.instrument.Gauge;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Wires what is taken of stock to a node. */
public final class StockFollower {

    private static final String GROUP = "wayfare-travel-stock-";
    private static final long AT_MOST_S = 30;

    private StockFollower() {}

    /**
     * Follows all stock with the node: every process that searches has all of it, in a group of its own.
     *
     * @throws IllegalStateException when Kafka does not tell its name
     */
    public static FollowedStock follow(Node node) throws InterruptedException {
        StockLevels levels = new StockLevels();
        RedisStockStore store = new RedisStockStore(node.redis(), logId(node));
        StockFold fold = new StockFold(levels, store, node.clock());
        node.project(GROUP + node.kafka().nodeId(), List.of(Topics.INVENTORY_EVENTS), fold, Envelope.JSON, fold);
        Gauge.builder("wayfare.travel.stock.numbers", levels, StockLevels::size)
                .description("Numbers of stock that are kept in memory: what is taken and what can be, by day")
                .register(node.meters());
        return levels;
    }

    private static String logId(Node node) throws InterruptedException {
        try (Admin admin = node.kafka().admin()) {
            return admin.describeCluster().clusterId().get(AT_MOST_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not tell its cluster's id; is kafka.bootstrap right?", e);
        }
    }
}
