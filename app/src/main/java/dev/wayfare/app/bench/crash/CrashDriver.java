package dev.wayfare.app.bench.crash;

import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.simulator.api.Decided;
import dev.wayfare.simulator.api.DriverApi;
import dev.wayfare.simulator.api.Fix;
import dev.wayfare.simulator.api.Offer;
import dev.wayfare.simulator.api.Ride;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A driver who takes every offer and drives in no time. Whatever answers he misses, he looks where his ride stands and does what
 * comes next. Lives on a thread of his own.
 */
final class CrashDriver implements Runnable {

    private static final long FIX_EVERY_NS = Duration.ofSeconds(5).toNanos();

    /** How often he looks whether a ride that he may have accepted becomes his. */
    private static final int LOOKS = 100;

    private final DriverApi api;
    private final Diary diary;
    private final GeoPoint home;
    private final Stubborn stubborn;
    private final String name;
    private int actions;

    CrashDriver(DriverApi api, Diary diary, GeoPoint home, Stubborn stubborn, String name) {
        this.api = api;
        this.diary = diary;
        this.home = home;
        this.stubborn = stubborn;
        this.name = name;
    }

    @Override
    public void run() {
        while (stubborn.goesOn() && !online()) {
            stubborn.rest();
        }
        long fixAtNs = System.nanoTime();
        while (stubborn.goesOn()) {
            if (System.nanoTime() - fixAtNs >= 0) {
                fixAtNs = System.nanoTime() + FIX_EVERY_NS;
                stubborn.answer("fix", api.locate(List.of(Fix.at(home, Instant.now()))));
            }
            stubborn.answer("offer", api.currentOffer())
                    .flatMap(offer -> offer)
                    .ifPresentOrElse(this::serve, stubborn::rest);
        }
    }

    private boolean online() {
        return stubborn.answer("online", api.online(home, List.of("standard"), key("online")))
                .filter(decided -> !(decided instanceof Decided.Refused))
                .isPresent();
    }

    private void serve(Offer offer) {
        String id = offer.rideId();
        act("accept", id, RideEvent.RideAccepted.class, api.accept(offer.offerId(), key("accept")));
        for (int looks = 0; looks < LOOKS && stubborn.goesOn(); ) {
            Optional<Ride> ride = stubborn.answer("look", api.ride(id));
            if (ride.isEmpty()) {
                stubborn.rest();
            } else if (api.userId().equals(ride.get().driverId())) {
                if (!step(ride.get())) {
                    return;
                }
            } else if (ride.get().driverId() != null || ride.get().status().isEnd()) {
                return;
            } else {
                looks++;
                stubborn.rest();
            }
        }
    }

    /** Does what comes next on his ride; false when nothing does. */
    private boolean step(Ride ride) {
        String id = ride.rideId();
        switch (ride.status()) {
            case ACCEPTED -> act("arrive", id, RideEvent.DriverArrived.class, api.arrive(id, key("arrive")));
            case ARRIVED ->
                act("start", id, RideEvent.RideStarted.class, api.start(id, Optional.empty(), key("start")));
            case IN_PROGRESS -> act("end", id, RideEvent.TripEnded.class, api.end(id, key("end")));
            case REQUESTED, PENDING_ACCEPTANCE -> stubborn.rest();
            case COMPLETED, NO_DRIVERS_AVAILABLE, CANCELLED, NO_SHOW, EXPIRED -> {
                return false;
            }
        }
        return true;
    }

    /** A refusal is no surprise: what the ride is by now decides what comes next. */
    private void act(String action, String ride, Class<? extends RideEvent> event, CompletableFuture<Decided> call) {
        switch (stubborn.answer(action, call).orElse(null)) {
            case Decided.Applied _ -> diary.applied(ride, event);
            case Decided.Refused refused -> {
                diary.failed(action, refused.code());
                stubborn.rest();
            }
            case Decided.Pending _ -> stubborn.rest();
            case null -> stubborn.rest();
        }
    }

    private String key(String action) {
        return name + "-" + actions++ + "-" + action;
    }
}
