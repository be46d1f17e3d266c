package dev.wayfare.app.bench.crash;

import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Place;
import dev.wayfare.simulator.api.Decided;
import dev.wayfare.simulator.api.Ride;
import dev.wayfare.simulator.api.RideRequest;
import dev.wayfare.simulator.api.RiderApi;
import dev.wayfare.simulator.city.Area;
import dev.wayfare.simulator.city.Dice;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A rider who asks for one ride after another, follows each to its end, and cancels some. Lives on a thread of his own. */
final class CrashRider implements Runnable {

    private static final double CANCELS = 0.1;
    private static final int LOOKS_BEFORE_CANCEL = 3;

    private final RiderApi api;
    private final Diary diary;
    private final Area area;
    private final Dice dice;
    private final BooleanSupplier asks;
    private final Stubborn stubborn;

    /**
     * @param asks false when no more rides are wanted
     */
    CrashRider(RiderApi api, Diary diary, Area area, Dice dice, BooleanSupplier asks, Stubborn stubborn) {
        this.api = api;
        this.diary = diary;
        this.area = area;
        this.dice = dice;
        this.asks = asks;
        this.stubborn = stubborn;
    }

    @Override
    public void run() {
        for (int number = 0; asks.getAsBoolean() && stubborn.goesOn(); number++) {
            Dice own = dice.child(number);
            Optional<String> ride = stubborn.answer("request", api.request(request(own), "crash-" + own.state()));
            ride.ifPresent(id -> {
                diary.acknowledged(id);
                follow(id, own.child("cancels").happens(CANCELS));
            });
            if (ride.isEmpty()) {
                stubborn.rest();
            }
        }
    }

    private RideRequest request(Dice own) {
        GeoPoint from = area.somewhere(own.child("from"));
        GeoPoint to = Area.beside(from, own.child("bearing").between(0, 360), 2_500);
        return new RideRequest(place(from), place(to), "standard", null, "tok_ok");
    }

    private static Place place(GeoPoint point) {
        return new Place(point.lat(), point.lon(), null);
    }

    private void follow(String id, boolean cancels) {
        for (int looks = 0; stubborn.goesOn(); looks++) {
            Optional<Ride> ride = stubborn.answer("look", api.ride(id));
            if (ride.isPresent() && ride.get().status().isEnd()) {
                diary.ended(id, ride.get().status());
                return;
            }
            if (cancels && looks == LOOKS_BEFORE_CANCEL) {
                stubborn.answer("cancel", api.cancel(id, "changed my mind", "crash-cancel-" + id))
                        .filter(Decided.Applied.class::isInstance)
                        .ifPresent(done -> diary.applied(id, RideEvent.RideCancelled.class));
            }
            stubborn.rest();
        }
    }
}
