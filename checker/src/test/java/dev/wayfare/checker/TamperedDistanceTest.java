package dev.wayfare.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.contracts.rides.DistanceBasis;
import dev.wayfare.contracts.rides.RideCommand.RideMeasured;
import dev.wayfare.contracts.rides.RideEvent.RideCompleted;
import dev.wayfare.contracts.rides.RideEvent.TripEnded;
import dev.wayfare.kernel.Money;
import org.junit.jupiter.api.Test;

class TamperedDistanceTest extends Tampered {

    /** By the tariff: 320 + 5 km × 120 + 15 min × 30. */
    private static final Money FIVE_KM = Life.money(1370);

    private Life trip() {
        return town.life()
                .requested()
                .offered(town.driver(0))
                .accepted()
                .arrived()
                .started()
                .tripEnded();
    }

    @Test
    void a_measured_trip_an_estimated_one_and_one_of_the_time_before_measuring_are_legal() {
        paid(trip().measured(5000).completed(FIVE_KM, 5000, 900, DistanceBasis.MEASURED), FIVE_KM);
        paid(trip().completed(Life.FARE, 4000, 900, DistanceBasis.ESTIMATED), Life.FARE);
        paid(
                town.life()
                        .requested()
                        .offered(town.driver(0))
                        .accepted()
                        .arrived()
                        .started()
                        .completed(Life.FARE, 4000, 900, null),
                Life.FARE);
        assertThat(check(CheckOptions.atRest(Town.NIGHT)).failed()).isEmpty();
    }

    @Test
    void a_repeated_answer_is_legal_and_a_late_one_changes_nothing() {
        paid(trip().measured(4000).measured(4000).completed(Life.FARE, 4000, 900, DistanceBasis.MEASURED), Life.FARE);
        paid(trip().completed(Life.FARE, 4000, 900, DistanceBasis.ESTIMATED).measured(5000), Life.FARE);
        assertThat(check(CheckOptions.atRest(Town.NIGHT)).failed()).isEmpty();
    }

    @Test
    void a_distance_that_nobody_measured() {
        log.first(RideMeasured.class).json.put("distanceM", 3999);
        CheckReport report = caughtBy(MEASURED);
        assertThat(of(report, MEASURED).getFirst().what()).isEqualTo("billed for 4000 m, which nobody measured");
    }

    @Test
    void a_distance_that_was_measured_of_another_driver() {
        log.first(RideMeasured.class).json.put("driver", town.driver(2).value());
        caughtBy(MEASURED);
    }

    @Test
    void an_estimate_that_is_not_the_one_the_rider_was_told() {
        paid(trip().completed(FIVE_KM, 5000, 900, DistanceBasis.ESTIMATED), FIVE_KM);
        CheckReport report = caughtBy(MEASURED);
        assertThat(of(report, MEASURED).getFirst().what())
                .isEqualTo("billed for an estimate of 5000 m, but it was 4000");
    }

    @Test
    void a_time_that_is_not_from_start_to_end() {
        log.first(TripEnded.class).json.put("at", "2026-11-20T06:40:00Z");
        caughtBy(MEASURED);
    }

    @Test
    void a_measured_ride_that_was_never_ended_by_its_driver() {
        log.remove(log.first(TripEnded.class));
        log.renumbered();
        caughtBy(RIDE_STEPS);
    }

    @Test
    void a_completed_ride_that_is_measured_again() {
        log.repeat(log.first(RideCompleted.class));
        log.renumbered();
        caughtBy(RIDE_STEPS);
    }

    private void paid(Life life, Money total) {
        life.billed(total).numbered(town.nextInvoice()).paid();
    }
}
