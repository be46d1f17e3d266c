package dev.wayfare.app.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.simulator.api.Decided;
import dev.wayfare.simulator.api.DriverApi;
import dev.wayfare.simulator.api.FeedSocket;
import dev.wayfare.simulator.api.Fix;
import dev.wayfare.simulator.api.Frame;
import dev.wayfare.simulator.api.Offer;
import dev.wayfare.simulator.api.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A driver who learns of offers by his socket alone, as apps do, and never asks a view. */
final class SocketDriver implements FeedSocket.Listener, AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Town town;
    private final DriverApi api;
    private final GeoPoint home;
    private final FeedSocket socket;
    private final Map<String, Offer> offers = new ConcurrentHashMap<>();
    private int rides;

    private SocketDriver(Town town, Session session, GeoPoint home) {
        this.town = town;
        this.api = town.client().driver(session);
        this.home = home;
        this.socket = town.client().driverSocket(session, this);
    }

    static SocketDriver online(Town town, Session session, GeoPoint home) {
        SocketDriver driver = new SocketDriver(town, session, home);
        await("the driver's socket").atMost(SOON).until(driver.socket::isOpen);
        applied(driver.api.online(home, List.of("standard"), driver.key("online")));
        return driver;
    }

    @Override
    public void frame(Frame frame) {
        frame.offer().ifPresent(offer -> offers.put(offer.rideId(), offer));
    }

    /** He is here now, which the platform has taken. */
    void isAt(GeoPoint here) {
        api.locate(List.of(Fix.at(here, Instant.now()))).join();
    }

    /** A whole ride of this rider with this driver; its id. */
    String drives(Session rider) {
        rides++;
        api.locate(List.of(Fix.at(home, Instant.now()))).join();
        String ride = town.client()
                .rider(rider)
                .request(Town.rideFrom(home), key("request"))
                .join();
        await("the offer of " + ride).atMost(SOON).until(() -> offers.containsKey(ride));
        applied(api.accept(offers.get(ride).offerId(), key("accept")));
        applied(api.arrive(ride, key("arrive")));
        applied(api.start(ride, Optional.empty(), key("start")));
        applied(api.end(ride, key("end")));
        return ride;
    }

    private String key(String action) {
        return "socket-" + api.userId() + "-" + rides + "-" + action;
    }

    private static void applied(CompletableFuture<Decided> call) {
        assertThat(call.join()).isInstanceOf(Decided.Applied.class);
    }

    @Override
    public void close() {
        socket.close();
    }
}
