package dev.wayfare.app.platform;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;

/** A rider and a driver who can only meet each other. */
public record Pair(Person rider, Person driver, Corner corner) {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration OFTEN = Duration.ofMillis(50);

    /** The driver wants offers from now on. */
    public Pair online() {
        Map<String, Object> online = Map.of("position", corner.position());
        await("the driver is online")
                .atMost(SOON)
                .pollInterval(OFTEN)
                .until(() -> act("online", online), Reply::isGood);
        return this;
    }

    /** An action of the driver, decided. */
    public Reply act(String action, Map<String, Object> body) {
        return driver.post("/driver-actions/" + action, body).waiting().send();
    }

    public Reply act(String action, String ride) {
        return act(action, Map.of("rideId", ride));
    }

    /** The rider asks for a ride; the ride's id. */
    public String request(String product) {
        return rider.post("/rides", corner.ride(product))
                .waiting()
                .send()
                .is(201)
                .field("rideId");
    }

    /** The offer of this ride, once it is the driver's open one. */
    public String offer(String ride) {
        return await("the driver is offered " + ride)
                .atMost(SOON)
                .pollInterval(OFTEN)
                .until(
                        () -> driver.get("/drivers/" + driver.id() + "/offers/current")
                                .send(),
                        reply -> reply.status() == 200 && reply.field("rideId").equals(ride))
                .field("offerId");
    }

    public Reply accept(String offer) {
        return act("accept", Map.of("offerId", offer));
    }

    /** A new ride that the driver has accepted. */
    public String accepted(String product) {
        String ride = request(product);
        accept(offer(ride)).is(200);
        return ride;
    }

    /** A new ride at whose pick-up the driver has arrived. */
    public String arrived(String product) {
        String ride = accepted(product);
        act("arrive", ride).is(200);
        return ride;
    }

    /** A new ride, ended. */
    public String ended(String product) {
        String ride = arrived(product);
        act("start", ride).is(200);
        act("end", ride).is(200);
        return ride;
    }

    /** The ride as its rider sees it, once it has this status. */
    public Reply ride(String ride, String status) {
        return await(ride + " is " + status)
                .atMost(SOON)
                .pollInterval(OFTEN)
                .until(() -> rider.get("/rides/" + ride).send(), reply -> reply.field("status")
                        .equals(status));
    }

    /** Waits until the driver is free for the next ride. */
    public void awaitDriver(String status) {
        await("the driver is " + status)
                .atMost(SOON)
                .pollInterval(OFTEN)
                .until(() -> driver.get("/drivers/" + driver.id()).send(), reply -> reply.field("status")
                        .equals(status));
    }
}
