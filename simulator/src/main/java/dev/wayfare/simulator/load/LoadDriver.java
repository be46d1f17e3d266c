package dev.wayfare.simulator.load;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.simulator.api.Frame;
import dev.wayfare.simulator.api.Offer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A driver who takes every offer and drives in no time. Lives on the load's thread. */
final class LoadDriver {

    private static final int WAIT_S = 10;
    private static final int TRIES = 10;
    private static final long AGAIN_NS = Duration.ofMillis(300).toNanos();

    private final RideLifeLoad load;
    private final Account account;
    private final GeoPoint home;
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

    void sayWhere() {
        String body = String.format(
                Locale.ROOT,
                "{\"lat\":%.6f,\"lon\":%.6f,\"recordedAt\":\"%s\"}",
                home.lat(),
                home.lon(),
                Instant.now());
        load.calls().post("/drivers/" + account.userId() + "/location", account, body, 0, this::located);
    }

    private void located(int status, String code, JsonNode body, long nowNs) {
        if (status / 100 != 2) {
            load.lives().refused("fix", code);
        }
    }

    /** A frame on his socket. */
    void told(Frame frame, long nowNs) {
        if (frame.offer().isEmpty()) {
            return;
        }
        Offer offer = frame.offer().get();
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
