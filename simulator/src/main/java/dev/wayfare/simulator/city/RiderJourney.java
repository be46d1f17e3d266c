package dev.wayfare.simulator.city;

import dev.wayfare.simulator.api.Decided;
import dev.wayfare.simulator.api.Frame;
import dev.wayfare.simulator.api.Quote;
import dev.wayfare.simulator.api.Ride;
import dev.wayfare.simulator.api.RideRequest;
import dev.wayfare.simulator.api.RideStatus;
import dev.wayfare.simulator.api.RiderApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One errand of one rider, from the quote to the end. Lives on the city's thread. */
final class RiderJourney {

    private final City city;
    private final RiderApi api;
    private final Errand errand;
    private final Dice dice;
    private final Runnable whenOver;
    private @Nullable String rideId;
    private RideStatus status = RideStatus.REQUESTED;
    private int estimateM;
    private long version;
    private long askedNs;
    private boolean wasMatched;
    private boolean wasPickedUp;
    private boolean over;
    private int cancels;
    private final List<Frame> early = new ArrayList<>();
    private CityLoop.Timer patience = CityLoop.Timer.NONE;
    private CityLoop.Timer changeOfMind = CityLoop.Timer.NONE;
    private CityLoop.Timer check = CityLoop.Timer.NONE;

    RiderJourney(City city, RiderApi api, Errand errand, Dice dice, Runnable whenOver) {
        this.city = city;
        this.api = api;
        this.errand = errand;
        this.dice = dice;
        this.whenOver = whenOver;
    }

    Errand errand() {
        return errand;
    }

    void begin() {
        city.loop().when(api.quotes(errand.pickup(), errand.dropoff()), this::quoted, failure -> {
            city.tally().failed("quote", failure);
            request(Optional.empty());
        });
    }

    private void quoted(List<Quote> quotes) {
        Optional<Quote> quote = quotes.stream()
                .filter(q -> q.product().equals(city.settings().product()))
                .findFirst();
        estimateM = quote.map(Quote::distanceM).orElse(0);
        quote.ifPresent(q -> errand.real().filter(RealTrip::comparable).ifPresent(real -> city.tally()
                .compared(real, q)));
        request(quote.map(Quote::quoteId));
    }

    private void request(Optional<String> quoteId) {
        askedNs = System.nanoTime();
        RideRequest request = new RideRequest(
                errand.pickup(), errand.dropoff(), city.settings().product(), quoteId.orElse(null), "tok_ok");
        city.loop().when(api.request(request, key("ride")), this::taken, failure -> {
            city.tally().failed("ride", failure);
            city.tally().gaveUpAsking();
            finish();
        });
    }

    private void taken(String newRideId) {
        rideId = newRideId;
        city.tally().answered(sinceAsked());
        city.kerb().expect(newRideId, this);
        waitPatiently();
        RiderTemper temper = city.settings().riders();
        if (dice.child("mind").happens(temper.changeOfMind())) {
            double after = dice.child("mind-when").between(1, 12);
            changeOfMind =
                    city.loop().after(seconds(after), () -> callOff("changed my mind", "rider changes his mind"));
        }
        checkLater();
        early.forEach(this::told);
        early.clear();
    }

    private void waitPatiently() {
        RiderTemper temper = city.settings().riders();
        double limit = dice.child("patience").between(temper.patienceLeastS(), temper.patienceMostS());
        patience.cancel();
        patience = city.loop().after(seconds(limit), () -> callOff("nobody came", "rider loses patience"));
    }

    private void checkLater() {
        check = city.loop().after(city.settings().checkEvery(), () -> {
            look();
            checkLater();
        });
    }

    /** Reads the ride, in case a message was lost. */
    void look() {
        if (rideId == null || over) {
            return;
        }
        city.loop().when(api.ride(rideId), this::looked, failure -> city.tally().failed("look", failure));
    }

    private void looked(Ride ride) {
        drove(ride.distanceBasis(), ride.distanceM());
        see(ride.status(), ride.version(), Optional.ofNullable(ride.cancelledBy()));
    }

    /** A message of the feed. It may overtake the answer that tells the ride's id. */
    void told(Frame frame) {
        String about = frame.rideId().orElse("");
        if (rideId == null) {
            early.add(frame);
        } else if (about.equals(rideId) && frame.type().startsWith("ride.")) {
            drove(
                    frame.data().path("distanceBasis").textValue(),
                    frame.data().path("distanceM").asInt());
            frame.status().ifPresentOrElse(next -> see(next, frame.version(), frame.cancelledBy()), this::look);
        }
    }

    /** What a completed ride tells of its distance, once. */
    private void drove(@Nullable String basis, @Nullable Integer distanceM) {
        if (basis != null && distanceM != null && estimateM > 0 && !over) {
            city.tally().driven(new Driven(basis.equals("MEASURED"), distanceM, estimateM));
            estimateM = 0;
        }
    }

    /** The ride stands so now. What is older than what he knows is nothing new. */
    private void see(RideStatus next, long nextVersion, Optional<String> cancelledBy) {
        boolean old = nextVersion > 0 && nextVersion < version;
        if (over || old || next == status) {
            return;
        }
        version = Math.max(version, nextVersion);
        status = next;
        if (next == RideStatus.CANCELLED) {
            city.tally().cancelledBy(cancelledBy.orElse("unknown"));
        }
        switch (next) {
            case REQUESTED, PENDING_ACCEPTANCE -> waitAgain();
            case ACCEPTED -> accepted();
            case ARRIVED -> arrived();
            case IN_PROGRESS -> {
                arrived();
                changeOfMind.cancel();
            }
            case COMPLETED -> {
                arrived();
                rate();
                end();
            }
            case CANCELLED, NO_DRIVERS_AVAILABLE, NO_SHOW, EXPIRED -> end();
        }
    }

    private void waitAgain() {
        if (!wasMatched) {
            return;
        }
        if (isNoShow() && wasPickedUp) {
            callOff("not coming", "rider does not come");
        } else if (status == RideStatus.REQUESTED) {
            waitPatiently();
        }
    }

    private void accepted() {
        patience.cancel();
        if (!wasMatched) {
            wasMatched = true;
            city.tally().matched(sinceAsked());
        }
    }

    private void arrived() {
        accepted();
        if (!wasPickedUp) {
            wasPickedUp = true;
            city.tally().pickedUp(sinceAsked());
        }
    }

    private boolean isNoShow() {
        return dice.child("no-show").happens(city.settings().riders().noShow());
    }

    /** The driver waits: come, look up the PIN, say it. Or do not come. */
    void board(Consumer<Optional<String>> boarded) {
        if (isNoShow() || rideId == null) {
            city.tally().mood("rider does not come");
            return;
        }
        double delay = dice.child("board").between(0.2, city.settings().riders().boardsWithinS());
        String id = rideId;
        var _ = city.loop().after(seconds(delay), () -> city.loop()
                .when(api.ride(id), ride -> boarded.accept(Optional.ofNullable(ride.pin())), failure -> {
                    city.tally().failed("pin", failure);
                    boarded.accept(Optional.empty());
                }));
    }

    private void callOff(String reason, String mood) {
        if (over || rideId == null || status == RideStatus.IN_PROGRESS) {
            return;
        }
        city.tally().mood(mood);
        cancels++;
        city.loop().when(api.cancel(rideId, reason, key("cancel-" + cancels)), this::cancelAnswered, failure -> {
            city.tally().failed("cancel", failure);
            look();
        });
    }

    private void cancelAnswered(Decided decided) {
        if (decided instanceof Decided.Refused refused) {
            city.tally().refused("cancel", refused.code());
        }
        look();
    }

    private void rate() {
        if (rideId != null
                && dice.child("rates").happens(city.settings().riders().rates())) {
            int stars = Math.min(5, 3 + dice.child("stars").below(4));
            city.loop()
                    .when(
                            api.rate(rideId, stars, key("rate")),
                            decided -> {
                                if (decided instanceof Decided.Refused refused) {
                                    city.tally().refused("rider rates", refused.code());
                                }
                            },
                            failure -> city.tally().failed("rider rates", failure));
        }
    }

    private void end() {
        if (rideId != null) {
            city.tally().ended(new EndedRide(rideId, errand.rider(), status));
        }
        finish();
    }

    private void finish() {
        over = true;
        patience.cancel();
        changeOfMind.cancel();
        check.cancel();
        if (rideId != null) {
            city.kerb().leave(rideId);
        }
        whenOver.run();
    }

    private long sinceAsked() {
        return (System.nanoTime() - askedNs) / 1_000_000;
    }

    private String key(String what) {
        return city.settings().run() + "-e" + errand.number() + "-" + what;
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
