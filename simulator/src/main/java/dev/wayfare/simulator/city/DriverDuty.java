package dev.wayfare.simulator.city;

import dev.wayfare.simulator.api.Decided;
import dev.wayfare.simulator.api.Frame;
import dev.wayfare.simulator.api.Offer;
import dev.wayfare.simulator.api.Ride;
import dev.wayfare.simulator.api.RideStatus;
import dev.wayfare.simulator.api.WayfareClient;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One accepted ride in the hands of its driver. Where an answer stays out or is a no, he looks at the ride and goes on
 * from where it stands. Lives on the city's thread.
 */
final class DriverDuty {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(700);
    private static final int LOOKS = 20;

    private final City city;
    private final Driver driver;
    private final Offer offer;
    private final Dice dice;
    private final Runnable whenOver;
    private boolean over;
    private CityLoop.Timer timer = CityLoop.Timer.NONE;

    DriverDuty(City city, Driver driver, Offer offer, Dice dice, Runnable whenOver) {
        this.city = city;
        this.driver = driver;
        this.offer = offer;
        this.dice = dice;
        this.whenOver = whenOver;
    }

    /** The accept was applied: off to the pick-up. */
    void begin() {
        if (over) {
            return;
        }
        Duration drive = driver.driveTo(
                offer.pickup().point(),
                city.driveTime(driver.position(), offer.pickup().point()));
        if (dice.child("gives-up").happens(city.settings().drivers().givesUp())) {
            double share = dice.child("gives-up-when").between(0.1, 0.9);
            then(drive.multipliedBy(Math.round(share * 100)).dividedBy(100), () -> giveUp("changed-my-plans"));
        } else {
            then(drive, this::arrive);
        }
    }

    /** Nobody knows what became of the accept: the ride does. */
    void beginIfMine() {
        reach(RideStatus.ACCEPTED, this::begin, LOOKS);
    }

    private void arrive() {
        driver.sayWhere();
        step(
                "arrive",
                RideStatus.ARRIVED,
                () -> driver.api().arrive(offer.rideId(), driver.key("arrive")),
                this::waitForRider);
    }

    private void waitForRider() {
        Duration patience =
                Duration.ofMillis(Math.round(city.settings().drivers().waitsS() * 1000));
        then(patience, () -> giveUp("rider-did-not-come"));
        city.kerb().waitFor(offer.rideId(), this::boarded);
    }

    private void boarded(Optional<String> pin) {
        if (over) {
            return;
        }
        timer.cancel();
        step(
                "start",
                RideStatus.IN_PROGRESS,
                () -> driver.api().start(offer.rideId(), pin, driver.key("start")),
                this::drive);
    }

    private void drive() {
        then(driver.driveTo(offer.dropoff().point(), city.rideTime(offer)), this::end);
    }

    private void end() {
        driver.sayWhereThen(() -> step(
                "end",
                RideStatus.COMPLETED,
                () -> driver.api().end(offer.rideId(), driver.key("end")),
                () -> then(LOOK_AGAIN, () -> reach(RideStatus.COMPLETED, this::completed, LOOKS))));
    }

    private void completed() {
        if (dice.child("rates").happens(city.settings().drivers().rates())) {
            int stars = Math.min(5, 4 + dice.child("stars").below(3));
            city.loop()
                    .when(
                            driver.api().rate(offer.rideId(), stars, driver.key("rate")),
                            decided -> {
                                if (decided instanceof Decided.Refused refused) {
                                    city.tally().refused("driver rates", refused.code());
                                }
                            },
                            failure -> city.tally().failed("driver rates", failure));
        }
        finish();
    }

    private void giveUp(String reason) {
        city.tally().mood("driver gives up: " + reason);
        city.loop()
                .when(
                        driver.api().giveUp(offer.rideId(), reason, driver.key("give-up")),
                        decided -> {
                            if (decided instanceof Decided.Refused refused) {
                                city.tally().refused("give up", refused.code());
                            }
                            finish();
                        },
                        failure -> {
                            city.tally().failed("give up", failure);
                            finish();
                        });
    }

    private void step(String action, RideStatus goal, Supplier<CompletableFuture<Decided>> command, Runnable next) {
        if (over) {
            return;
        }
        city.loop()
                .when(
                        command.get(),
                        decided -> {
                            switch (decided) {
                                case Decided.Applied _ -> goOn(next);
                                case Decided.Pending _ -> reach(goal, next, LOOKS);
                                case Decided.Refused refused -> {
                                    city.tally().refused(action, refused.code());
                                    reach(goal, next, LOOKS);
                                }
                            }
                        },
                        failure -> {
                            city.tally().failed(action, failure);
                            reach(goal, next, LOOKS);
                        });
    }

    /** Looks at the ride until it stands where it should, or is not his any more. */
    private void reach(RideStatus goal, Runnable next, int looks) {
        if (over) {
            return;
        }
        city.loop().when(driver.api().ride(offer.rideId()), ride -> reached(ride, goal, next, looks), failure -> {
            if (!WayfareClient.codeOf(failure).equals("not-found")) {
                city.tally().failed("look", failure);
            }
            lookAgain(goal, next, looks);
        });
    }

    private void reached(Ride ride, RideStatus goal, Runnable next, int looks) {
        boolean mine = driver.api().userId().equals(ride.driverId());
        boolean waiting = ride.status().compareTo(goal) < 0;
        if (mine && !waiting && (goal == ride.status() || !ride.status().isEnd())) {
            goOn(next);
        } else if (ride.status().isEnd()) {
            finish();
        } else {
            lookAgain(goal, next, looks);
        }
    }

    private void lookAgain(RideStatus goal, Runnable next, int looks) {
        if (looks > 0) {
            then(LOOK_AGAIN, () -> reach(goal, next, looks - 1));
        } else {
            city.tally().error("ride", "never-" + goal.name().replace('_', '-').toLowerCase(Locale.ROOT));
            finish();
        }
    }

    /** The feed speaks of his ride: when it has ended without him, he is free. */
    void told(Frame frame) {
        boolean mine = frame.rideId().filter(offer.rideId()::equals).isPresent();
        boolean ended = frame.status()
                .filter(status -> status.isEnd() && status != RideStatus.COMPLETED)
                .isPresent();
        if (mine && ended && !over) {
            city.tally().mood("driver learns that the ride is off");
            finish();
        }
    }

    private void then(Duration delay, Runnable action) {
        timer.cancel();
        timer = city.loop().after(delay, () -> goOn(action));
    }

    private void goOn(Runnable action) {
        if (!over) {
            action.run();
        }
    }

    private void finish() {
        if (!over) {
            over = true;
            timer.cancel();
            whenOver.run();
        }
    }
}
