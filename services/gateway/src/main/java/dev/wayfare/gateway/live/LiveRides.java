package dev.wayfare.gateway.live;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.gateway.feed.SocketDoor;
import dev.wayfare.gateway.riding.RideReads;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.projection.Tail;
import io.micrometer.core.instrument.Gauge;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Wires the sockets of rides into a gateway. */
public final class LiveRides {

    private static final String NAME = "wayfare-gateway-live-rides";

    private LiveRides() {}

    /** Opens the sockets. */
    public static void open(Node node, SocketDoor door, RideReads reads) {
        RideHub hub = new RideHub();
        AtomicReference<@Nullable Tail> tail = new AtomicReference<>();
        node.startLater(() -> {
            Tail started = Tail.start(
                    NAME,
                    List.of(Topics.RIDE_EVENTS, Topics.TRACKING_EVENTS, Topics.LIVE_RIDE_TRACKING),
                    hub::appended,
                    node.kafka());
            tail.set(started);
            return started;
        });
        node.health().check(NAME, () -> {
            Tail running = tail.get();
            return running != null && running.isListening() ? Optional.empty() : Optional.of("not listening");
        });
        Gauge.builder("wayfare.sockets.rides", hub, RideHub::size)
                .description("open sockets on rides")
                .register(node.meters());
        new RideSockets(hub, reads, door, node.clock()).register(node.front());
    }
}
