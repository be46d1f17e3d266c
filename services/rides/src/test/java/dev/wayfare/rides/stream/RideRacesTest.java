package dev.wayfare.rides.stream;

import static dev.wayfare.rides.model.SampleRides.DRIVER;
import static dev.wayfare.rides.model.SampleRides.OFFER;
import static dev.wayfare.rides.model.SampleRides.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideEvent.RideAccepted;
import dev.wayfare.contracts.rides.RideEvent.RideCancelled;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.rides.model.Ride;
import dev.wayfare.rides.model.SampleRides;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A ride and its drivers, each decided by its own owner, with every message on its way for as long as chance likes. */
class RideRacesTest {

    @Test
    void accept_and_cancel_at_once_have_one_order_and_the_driver_is_freed() {
        Set<Object> outcomes = new HashSet<>();
        for (int seed = 0; seed < 1_000; seed++) {
            OwnersAtWork owners = new OwnersAtWork(seed, asked(), List.of(DRIVER));
            owners.untilOffered();
            owners.race(List.of(
                    () -> owners.accept(DRIVER, OFFER), () -> owners.tell(SampleRides.cancel(CancelledBy.RIDER))));
            owners.settle();

            List<Class<?>> order = owners.ride().history().stream()
                    .<Class<?>>map(Object::getClass)
                    .filter(type -> type == RideAccepted.class || type == RideCancelled.class)
                    .toList();
            assertThat(order).endsWith(RideCancelled.class);
            assertThat(owners.answersToAccepts()).as("seed %s", seed).hasSize(1);
            String answer = owners.answersToAccepts().getFirst();
            assertThat(answer)
                    .isIn(order.contains(RideAccepted.class) ? Set.of("applied") : Set.of("ride-cancelled", "EXPIRED"));
            assertThat(owners.isFree(DRIVER)).as("seed %s", seed).isTrue();
            outcomes.add(List.of(order, answer));
        }
        assertThat(outcomes).as("all orders were seen").hasSize(3);
    }

    @Test
    void whatever_happens_every_ride_ends_and_every_driver_is_free() {
        Set<RideStatus> ends = new HashSet<>();
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            OwnersAtWork owners = new OwnersAtWork(
                    seed,
                    seed % 4 == 0 ? asked().acceptedByItself() : asked(),
                    List.of(DRIVER, SampleRides.OTHER, SampleRides.user("third")));
            for (int step = 0; step < 60; step++) {
                owners.deliverSome();
                somethingHappens(owners, random);
                assertThat(owners.liveClaims())
                        .as("seed %s: a claim that the ride has is known to its driver's owner", seed)
                        .containsAll(
                                switch (owners.ride().ride()) {
                                    case Ride.InProgress inProgress ->
                                        List.of(inProgress.assigned().id());
                                    case Ride.Measuring measuring ->
                                        List.of(measuring.assigned().id());
                                    default -> List.of();
                                });
            }
            owners.letTimePass();

            assertThat(owners.ride().ride()).as("seed %s", seed).isInstanceOf(Ride.Ended.class);
            assertThat(owners.liveClaims()).as("seed %s", seed).isEmpty();
            ends.add(((Ride.Ended) owners.ride().ride()).status());
        }
        assertThat(ends)
                .contains(
                        RideStatus.COMPLETED,
                        RideStatus.CANCELLED,
                        RideStatus.NO_DRIVERS_AVAILABLE,
                        RideStatus.NO_SHOW);
    }

    private static void somethingHappens(OwnersAtWork owners, Random random) {
        var driver = owners.anyDriver();
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> owners.accept(driver);
            case 3 -> owners.decline(driver);
            case 4 -> owners.tell(new RideCommand.Arrive(driver));
            case 5 -> owners.tell(new RideCommand.Start(driver, null));
            case 6 -> {
                owners.tell(new RideCommand.End(driver));
                if (random.nextBoolean()) {
                    owners.tell(new RideCommand.RideMeasured(driver, random.nextInt(40_000), random.nextInt(50), 0));
                }
            }
            case 7 -> {
                if (random.nextInt(4) == 0) {
                    owners.tell(new RideCommand.GiveUp(driver, null));
                }
            }
            case 8 -> {
                if (random.nextInt(12) == 0) {
                    owners.tell(SampleRides.cancel(CancelledBy.RIDER));
                }
            }
            case 9 -> owners.passSeconds(random.nextInt(8));
            default -> owners.passSeconds(1);
        }
    }
}
