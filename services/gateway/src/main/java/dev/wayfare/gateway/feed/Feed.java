package dev.wayfare.gateway.feed;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.projection.GroupOffsets;
import io.micrometer.core.instrument.Gauge;
import java.util.List;

/** Wires the feeds and their sockets into a gateway. */
public final class Feed {

    private static final String GROUP = "wayfare-gateway-feed";

    private Feed() {}

    /**
     * Fills feeds and opens the sockets.
     *
     * @param door tells who opens a socket
     * @param fixes takes what drivers send on their socket
     */
    public static void open(Node node, SocketDoor door, FrameIntake fixes) {
        FeedFold fold = new FeedFold(node.onStop(node.redis().connect()), node.clock());
        node.project(
                GROUP,
                List.of(Topics.RIDE_EVENTS, Topics.TRACKING_EVENTS, Topics.PAYMENTS, Topics.BOOKINGS),
                fold,
                Envelope.JSON,
                node.onStop(new GroupOffsets(node.kafka())));
        FeedHub hub =
                new FeedHub(node.redis().connection(), node.onStop(node.redis().connectPubSub()), node.clock());
        Gauge.builder("wayfare.sockets.open", hub, FeedHub::size)
                .description("sockets that are fed by this process")
                .register(node.meters());
        new Sockets(hub, door, fixes).register(node.front());
    }
}
