package dev.wayfare.tracking.stream;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.log.DeadLetter;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.projection.GroupOffsets;
import dev.wayfare.tracking.metrics.TrackingMetrics;
import dev.wayfare.tracking.model.Limits;
import dev.wayfare.tracking.view.TrackKeeper;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the follower of rides to a node. */
public final class RideFollowing {

    private static final Logger LOG = LoggerFactory.getLogger(RideFollowing.class);

    private RideFollowing() {}

    /**
     * Follows rides from when the node's topics exist.
     *
     * @param limits what is believed, and what is worth telling
     */
    public static void start(Node node, TrackKeeper tracks, TrackingMetrics metrics, Limits limits) {
        node.deadLetters(Topics.TRACKING_TASKS, RideFollower.GROUP);
        AtomicReference<@Nullable RideFollower> running = new AtomicReference<>();
        node.health().check(RideFollower.GROUP, () -> {
            RideFollower follower = running.get();
            return follower != null && follower.isAssigned() ? Optional.empty() : Optional.of("not assigned");
        });
        RideReports reports = new LogReports(node.writer(), tracks, node.travelTimes(), metrics, node.clock());
        node.startLater(() -> {
            RideFollower follower = new RideFollower(
                            node.kafka().consumer(RideFollower.GROUP, RideFollower.GROUP),
                            node.onStop(new GroupOffsets(node.kafka())),
                            (record, cause) -> putAside(node, record, cause),
                            () -> new FollowedPartition(reports, limits),
                            metrics,
                            node.clock())
                    .start();
            running.set(follower);
            return follower;
        });
    }

    private static void putAside(Node node, ConsumerRecord<byte[], byte[]> record, RuntimeException cause) {
        LOG.warn("{}-{}@{} put aside: {}", record.topic(), record.partition(), record.offset(), cause.toString());
        ProducerRecord<byte[], byte[]> dead = new ProducerRecord<>(
                Topics.TRACKING_TASKS.deadLetters(RideFollower.GROUP),
                null,
                record.key(),
                record.value(),
                record.headers());
        DeadLetter.describe(
                dead.headers(),
                RideFollower.GROUP,
                record.topic(),
                record.partition(),
                record.offset(),
                cause,
                node.clock().instant());
        node.writer().send(dead).join();
    }
}
