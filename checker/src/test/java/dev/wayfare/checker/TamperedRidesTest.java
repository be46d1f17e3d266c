package dev.wayfare.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideEvent.DriverArrived;
import dev.wayfare.contracts.rides.RideEvent.DriverOffered;
import dev.wayfare.contracts.rides.RideEvent.DriverSought;
import dev.wayfare.contracts.rides.RideEvent.RideAccepted;
import dev.wayfare.contracts.rides.RideEvent.RideCancelled;
import dev.wayfare.contracts.rides.RideEvent.RideCompleted;
import dev.wayfare.contracts.rides.RideEvent.RideRated;
import dev.wayfare.contracts.rides.RideEvent.RideStarted;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TamperedRidesTest extends Tampered {

    @Test
    void a_gap_in_the_versions() {
        log.remove(log.first(DriverSought.class));
        CheckReport report = caughtBy(VERSIONS);
        assertThat(of(report, VERSIONS).getFirst().what()).contains("has version 5 where 4 follows");
    }

    @Test
    void a_version_that_comes_twice() {
        TestLog.Entry entry = log.first(RideRated.class);
        entry.version--;
        caughtBy(VERSIONS);
    }

    @Test
    void an_event_without_a_version() {
        log.last(RideRated.class).version = -1;
        caughtBy(VERSIONS);
    }

    @Test
    void an_event_after_the_end() {
        TestLog.Entry end = log.first(RideCompleted.class);
        log.after(end, Topics.RIDE_EVENTS, new DriverSought(9, Town.NIGHT));
        log.renumbered();
        CheckReport report = caughtBy(RIDE_STEPS);
        assertThat(of(report, RIDE_STEPS).getFirst().what()).isEqualTo("DriverSought is illegal in ENDED");
    }

    @Test
    void a_second_end() {
        TestLog.Entry end = log.first(RideCompleted.class);
        log.repeat(end);
        log.renumbered();
        caughtBy(RIDE_STEPS);
    }

    @Test
    void a_start_before_the_driver_arrived() {
        log.remove(log.first(DriverArrived.class));
        log.renumbered();
        CheckReport report = caughtBy(RIDE_STEPS);
        assertThat(of(report, RIDE_STEPS)).isNotEmpty();
    }

    @Test
    void a_completion_before_the_start() {
        log.swap(log.first(RideStarted.class), log.first(RideCompleted.class));
        log.renumbered();
        caughtBy(RIDE_STEPS);
    }

    @Test
    void a_rating_before_the_end() {
        TestLog.Entry arrived = log.last(DriverArrived.class);
        log.after(arrived, Topics.RIDE_EVENTS, new RideRated(town.driver(1), town.driver(0), 5, null, Town.NIGHT));
        log.renumbered();
        caughtBy(RIDE_STEPS);
    }

    @Test
    void a_second_rating_and_one_out_of_range() {
        log.repeat(log.first(RideRated.class));
        log.last(RideRated.class).json.put("stars", 6);
        log.renumbered();
        CheckReport report = caughtBy(RATED_ONCE);
        assertThat(of(report, RATED_ONCE)).hasSize(2);
    }

    @Test
    void a_rider_who_calls_off_a_ride_on_board() {
        Life life = town.life()
                .requested()
                .offered(town.driver(0))
                .accepted()
                .arrived()
                .started();
        life.cancelled(CancelledBy.RIDER, Life.FREE);
        caughtBy(RIDE_STEPS);
    }

    @Test
    void an_accept_of_another_offer_than_the_open_one() {
        ClaimId other = new ClaimId(Ids.derive("offer", "other"));
        log.first(RideAccepted.class).json.put("offer", other.value());
        caughtBy(RIDE_STEPS, AGREE);
    }

    @Test
    void two_drivers_on_one_ride() {
        TestLog.Entry accepted = log.first(RideAccepted.class);
        TestLog.Entry second = log.repeat(accepted);
        second.json.put("driver", town.driver(2).value());
        second.json.put("offer", Ids.derive("offer", "second"));
        log.renumbered();
        caughtBy(ONE_DRIVER_BY_RIDES, RIDE_STEPS, AGREE);
    }

    @Test
    void a_ride_that_another_driver_starts() {
        log.first(RideStarted.class).json.put("driver", town.driver(2).value());
        CheckReport report = caughtBy(ONE_DRIVER_BY_RIDES);
        assertThat(of(report, ONE_DRIVER_BY_RIDES).getFirst().what())
                .contains("RideStarted by " + town.driver(2), "its driver is " + town.driver(0));
    }

    @Test
    void a_driver_who_accepts_before_his_last_ride_ended() {
        TestLog.Entry first = log.first(RideCompleted.class);
        first.json.put("at", Town.NIGHT.toString());
        CheckReport report = caughtBy(ONE_RIDE_BY_RIDES);
        assertThat(of(report, ONE_RIDE_BY_RIDES).getFirst().subject())
                .isEqualTo(town.driver(0).value());
    }

    @Test
    void a_driver_on_two_rides_that_both_go_on() {
        town.life().requested().offered(town.driver(0)).accepted();
        town.life().requested().offered(town.driver(0)).accepted();
        caughtBy(
                CheckOptions.atWork(Town.DAWN.plus(Duration.ofHours(3))),
                ONE_RIDE_BY_RIDES,
                ONE_RIDE_BY_DRIVERS,
                CAPACITY);
    }

    @Test
    void an_accepted_ride_whose_driver_confirmed_nothing() {
        Life life = town.life().requested().offered(town.driver(0)).accepted().cancelled(CancelledBy.RIDER, Life.FREE);
        log.remove(log.last(Confirmed.class));
        log.renumbered();
        CheckReport report = caughtBy(AGREE);
        assertThat(of(report, AGREE).getFirst().subject()).isEqualTo(life.ride.value());
    }

    @Test
    void an_offer_out_of_nowhere() {
        log.remove(log.of(log.last(RideCancelled.class).key, DriverSought.class));
        TestLog.Entry stray = log.last(DriverOffered.class);
        log.repeat(stray);
        log.renumbered();
        caughtBy(RIDE_STEPS);
    }
}
