package dev.wayfare.app.platform;

import java.util.Map;

/** A rider and a driver who can only meet each other. */
public record Pair(Person rider, Person driver, Corner corner) {

    /** The driver wants offers from now on. */
    public Pair online() {
        Map<String, Object> online = Map.of("position", corner.position());
        Eventually.get("the driver is online", () -> act("online", online), Reply::isGood);
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
        return Eventually.get(
                        "the driver is offered " + ride,
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

    /** A new ride, ended and measured. */
    public String ended(String product) {
        String ride = arrived(product);
        act("start", ride).is(200);
        act("end", ride).is(200);
        ride(ride, "COMPLETED");
        return ride;
    }

    /** The ride as its rider sees it, once it has this status. */
    public Reply ride(String ride, String status) {
        return Eventually.get(
                ride + " is " + status, () -> rider.get("/rides/" + ride).send(), reply -> reply.field("status")
                        .equals(status));
    }

    /** Waits until the driver is free for the next ride. */
    public void awaitDriver(String status) {
        Eventually.get(
                "the driver is " + status,
                () -> driver.get("/drivers/" + driver.id()).send(),
                reply -> reply.field("status").equals(status));
    }
}
