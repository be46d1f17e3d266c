package dev.wayfare.simulator.load;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.simulator.api.FeedSocket;
import dev.wayfare.simulator.api.Fix;
import dev.wayfare.simulator.api.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A driver who takes every offer and drives in no time. Lives on the load's thread. */
final class LoadDriver {

    private static final int WAIT_S = 10;
    private static final int TRIES = 10;
    private static final long AGAIN_NS = Duration.ofMillis(300).toNanos();

    private final RideLifeLoad load;
    private final Account account;
    private final GeoPoint home;
    private @Nullable FeedSocket socket;
    private boolean online;
    private boolean busy;

    LoadDriver(RideLifeLoad load, Account account, GeoPoint home) {
        this.load = load;
        this.account = account;
        this.home = home;
    }

    Account account() {
        return account;
    }

    void has(FeedSocket own) {
        socket = own;
    }

    boolean isOnline() {
        return online;
    }

    void goOnline() {
        String body = String.format(
                Locale.ROOT,
                "{\"position\":{\"lat\":%.6f,\"lon\":%.6f},\"products\":[\"standard\"]}",
                home.lat(),
                home.lon());
        act("online", body, TRIES, this::wentOnline);
    }

    private void wentOnline() {
        online = true;
        sayWhere();
    }

    /** On the socket that tells him of offers, as a driver's app does. */
    void sayWhere() {
        FeedSocket open = socket;
        if (open == null || !open.send(Fix.at(home, Instant.now()))) {
            load.lives().refused("fix", "socket-closed");
        }
    }

    /** An offer on his socket. */
    void told(Offer offer, long nowNs) {
        load.lives().offered(offer.rideId(), nowNs);
        if (busy) {
            load.lives().refused("offer", "while-busy");
        }
        busy = true;
        accept(offer, TRIES);
    }

    private void accept(Offer offer, int tries) {
        long sentNs = System.nanoTime();
        load.lives().accepting(offer.rideId(), sentNs);
        String body = "{\"offerId\":\"" + offer.offerId() + "\"}";
        load.calls().post("/driver-actions/accept", account, body, WAIT_S, (status, code, json, nowNs) -> {
            if (status == 200) {
                load.lives().accepted(offer.rideId(), nowNs);
                step("arrive", offer, () -> step("start", offer, () -> drive(offer)));
            } else if (isLost(status) && tries > 0) {
                load.lives().refused("accept", code.isEmpty() ? "undecided" : code);
                load.loop().after(AGAIN_NS, () -> accept(offer, tries - 1));
            } else {
                load.lives().refused("accept", code);
                busy = false;
            }
        });
    }

    private void drive(Offer offer) {
        load.loop().after(load.settings().driving().toNanos(), () -> step("end", offer, () -> busy = false));
    }

    private void step(String action, Offer offer, Runnable next) {
        act(action, "{\"rideId\":\"" + offer.rideId() + "\"}", TRIES, next);
    }

    private void act(String action, String body, int tries, Runnable next) {
        load.calls().post("/driver-actions/" + action, account, body, WAIT_S, (status, code, json, nowNs) -> {
            if (status == 200) {
                next.run();
                return;
            }
            load.lives().refused(action, code.isEmpty() ? "undecided" : code);
            if (isLost(status) && tries > 0) {
                load.loop().after(AGAIN_NS, () -> act(action, body, tries - 1, next));
            } else {
                busy = false;
            }
        });
    }

    /** Nobody has decided, or nobody could be asked. */
    private static boolean isLost(int status) {
        return status == 0 || status == 202 || status == 429 || status >= 500;
    }
}
