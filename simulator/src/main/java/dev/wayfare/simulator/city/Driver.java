package dev.wayfare.simulator.city;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.simulator.api.Decided;
import dev.wayfare.simulator.api.DriverApi;
import dev.wayfare.simulator.api.FeedSocket;
import dev.wayfare.simulator.api.Frame;
import dev.wayfare.simulator.api.Offer;
import dev.wayfare.simulator.api.Session;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A driver: goes online, says where he is, weighs offers, and drives. Between rides he heads for a place where people
 * want to go from, and waits there. Lives on the city's thread.
 */
final class Driver implements FeedSocket.Listener {

    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final City city;
    private final DriverApi api;
    private final FeedSocket socket;
    private final Dice dice;
    private final Device device;
    private Leg leg;
    private int actions;
    private int offers;
    private int cruises;
    private boolean online;
    private boolean goingHome;
    private boolean fixUnderWay;
    private @Nullable String weighing;
    private @Nullable String lastOffer;
    /** It came before the answer that ended his ride. */
    private @Nullable Offer afterThis;

    private @Nullable DriverDuty duty;
    private CityLoop.Timer nextFix = CityLoop.Timer.NONE;

    Driver(City city, Session session, Dice dice, GeoPoint position) {
        this.city = city;
        this.api = city.client().driver(session);
        this.dice = dice;
        this.leg = Leg.standing(position);
        this.device = new Device(() -> city.settings().streets().speedMps(city.hour()));
        this.socket = city.client().driverSocket(session, this);
    }

    void goOnline() {
        if (online || goingHome) {
            return;
        }
        List<String> products = List.of(city.settings().product());
        city.loop().when(api.online(position(), products, key("online")), this::wentOnline, failure -> {
            city.tally().failed("online", failure);
            var _ = city.loop().after(AGAIN, this::goOnline);
        });
    }

    private void wentOnline(Decided decided) {
        if (decided instanceof Decided.Refused refused) {
            city.tally().error("online", refused.code());
            var _ = city.loop().after(AGAIN, this::goOnline);
            return;
        }
        online = true;
        sayWhere();
        cruise();
    }

    /** Ends his day. A ride in progress is ended first. */
    void goHome() {
        goingHome = true;
        if (duty == null && weighing == null && online) {
            online = false;
            nextFix.cancel();
            city.loop().when(api.offline(key("offline")), this::wentHome, failure -> city.tally()
                    .failed("offline", failure));
        }
    }

    private void wentHome(Decided decided) {
        if (decided instanceof Decided.Refused refused) {
            city.tally().refused("offline", refused.code());
        }
    }

    void leave() {
        nextFix.cancel();
        socket.close();
    }

    boolean isOnline() {
        return online;
    }

    boolean isBusy() {
        return duty != null;
    }

    DriverApi api() {
        return api;
    }

    /** Drives there; says how long it takes. */
    Duration driveTo(GeoPoint target, Duration duration) {
        device.note(leg, duty != null);
        leg = new Leg(position(), target, System.nanoTime(), duration.toNanos());
        sayWhere();
        return duration;
    }

    GeoPoint position() {
        return leg.at(System.nanoTime());
    }

    /** Sends where he has been since he last said so, and goes on doing so. */
    void sayWhere() {
        nextFix.cancel();
        if (!online) {
            return;
        }
        boolean moving = !leg.isOver(System.nanoTime());
        device.note(leg, duty != null);
        if (!fixUnderWay) {
            fixUnderWay = true;
            send(() -> fixUnderWay = false);
        }
        boolean often = moving || duty != null;
        if (!often && !socket.isOpen()) {
            askForOffer();
        }
        nextFix = city.loop()
                .after(often ? city.settings().fixEvery() : city.settings().idleFixEvery(), this::sayWhere);
    }

    /** Sends where he has been, and does this when it is known, or could not be told. */
    void sayWhereThen(Runnable next) {
        device.note(leg, true);
        send(next);
    }

    private void send(Runnable then) {
        city.loop().when(api.locate(device.unsent()), done -> then.run(), failure -> {
            city.tally().failed("fix", failure);
            then.run();
        });
    }

    private void cruise() {
        if (goingHome) {
            goHome();
            return;
        }
        GeoPoint target = city.hotSpot(dice.child("cruise").child(cruises++));
        driveTo(target, city.driveTime(position(), target));
    }

    @Override
    public void opened() {
        city.loop().run(this::askForOffer);
    }

    private void askForOffer() {
        if (!online || goingHome) {
            return;
        }
        city.loop().when(api.currentOffer(), offer -> offer.ifPresent(this::offered), failure -> city.tally()
                .failed("current offer", failure));
    }

    @Override
    public void frame(Frame frame) {
        city.loop().run(() -> {
            frame.offer().ifPresent(this::offered);
            if (duty != null) {
                duty.told(frame);
            }
        });
    }

    private void offered(Offer offer) {
        if (!online || offer.offerId().equals(lastOffer)) {
            return;
        }
        lastOffer = offer.offerId();
        if (duty != null) {
            afterThis = offer;
            return;
        }
        weigh(offer);
    }

    private void weigh(Offer offer) {
        if (!online) {
            return;
        }
        weighing = offer.offerId();
        DriverTemper temper = city.settings().drivers();
        Dice mood = dice.child("offer").child(offers++);
        double thinks = mood.child("thinks").between(0.2, Math.max(0.3, temper.thinksWithinS()));
        double choice = mood.roll();
        var _ = city.loop().after(Duration.ofMillis(Math.round(thinks * 1000)), () -> {
            if (choice < temper.accepts()) {
                accept(offer, mood);
            } else if (choice < temper.accepts() + temper.declines()) {
                decline(offer);
            } else {
                city.tally().mood("driver ignores");
                weighed(offer);
            }
        });
    }

    private void accept(Offer offer, Dice mood) {
        city.tally().mood("driver accepts");
        DriverDuty taken = new DriverDuty(city, this, offer, mood, this::free);
        city.loop()
                .when(
                        api.accept(offer.offerId(), key("accept")),
                        decided -> {
                            switch (decided) {
                                case Decided.Applied _ -> take(taken, offer, true);
                                case Decided.Pending _ -> take(taken, offer, false);
                                case Decided.Refused refused -> {
                                    city.tally().refused("accept", refused.code());
                                    weighed(offer);
                                }
                            }
                        },
                        failure -> {
                            city.tally().failed("accept", failure);
                            take(taken, offer, false);
                        });
    }

    private void take(DriverDuty taken, Offer offer, boolean certain) {
        weighed(offer);
        duty = taken;
        if (certain) {
            taken.begin();
        } else {
            taken.beginIfMine();
        }
    }

    private void decline(Offer offer) {
        city.tally().mood("driver declines");
        city.loop()
                .when(
                        api.decline(offer.offerId(), key("decline")),
                        decided -> {
                            if (decided instanceof Decided.Refused refused) {
                                city.tally().refused("decline", refused.code());
                            }
                            weighed(offer);
                        },
                        failure -> {
                            city.tally().failed("decline", failure);
                            weighed(offer);
                        });
    }

    private void weighed(Offer offer) {
        if (offer.offerId().equals(weighing)) {
            weighing = null;
        }
        if (goingHome) {
            goHome();
        }
    }

    private void free() {
        duty = null;
        Offer early = afterThis;
        afterThis = null;
        cruise();
        if (early != null) {
            weigh(early);
        }
    }

    String key(String action) {
        return city.settings().run() + "-" + Long.toHexString(dice.state()) + "-" + actions++ + "-" + action;
    }
}
