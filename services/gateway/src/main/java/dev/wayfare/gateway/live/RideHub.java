package dev.wayfare.gateway.live;

import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.tracking.RidePosition;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.gateway.feed.RideNews;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The sockets of this process, by ride, and what they are told as it happens. Thread-safe; never blocks. */
final class RideHub {

    private final Map<String, Set<RideSocket>> rides = new ConcurrentHashMap<>();

    void join(String ride, RideSocket socket) {
        rides.compute(ride, (id, known) -> {
            Set<RideSocket> sockets = known == null ? ConcurrentHashMap.newKeySet() : known;
            sockets.add(socket);
            return sockets;
        });
    }

    void leave(String ride, RideSocket socket) {
        rides.computeIfPresent(ride, (id, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    int size() {
        return rides.values().stream().mapToInt(Set::size).sum();
    }

    /** Something was appended to one of the topics; of rides that nobody looks at, nothing but the key is read. */
    void appended(ConsumerRecord<byte[], byte[]> record) {
        if (rides.isEmpty() || record.key() == null) {
            return;
        }
        Set<RideSocket> sockets = rides.get(new String(record.key(), StandardCharsets.UTF_8));
        if (sockets != null) {
            tell(sockets, Envelope.read(record, Envelope.JSON));
        }
    }

    private static void tell(Set<RideSocket> sockets, Envelope said) {
        switch (said.value()) {
            case RidePosition position -> {
                String frame = RideFrames.position(said.key(), position);
                sockets.forEach(socket -> socket.position(frame));
            }
            case RideEvent event -> event(sockets, said, event);
            case TrackingEvent event ->
                RideFrames.noticed(said, event).ifPresent(frame -> sockets.forEach(socket -> socket.change(frame, 0)));
            default -> {}
        }
    }

    /** A driver who has declined, or given the ride up, has nothing to do with it any more. */
    private static void event(Set<RideSocket> sockets, Envelope said, RideEvent event) {
        RideNews.of(said, event).ifPresent(data -> {
            String frame = RideFrames.frame(RideNews.typeOf(said), event.at(), data);
            UserId gone = goneBy(event);
            boolean over = RideNews.isEnd(event);
            for (RideSocket socket : sockets) {
                socket.change(frame, said.version());
                if (over || socket.owner().equals(gone)) {
                    socket.end();
                }
            }
        });
    }

    private static @Nullable UserId goneBy(RideEvent event) {
        return switch (event) {
            case RideEvent.OfferEnded ended -> ended.driver();
            case RideEvent.DriverGaveUp gaveUp -> gaveUp.driver();
            default -> null;
        };
    }
}
