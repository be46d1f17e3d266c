package dev.wayfare.routing.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.routing.StreetFactors;
import dev.wayfare.routing.TravelTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FittedFactorsTest {

    private static final GeoPoint CITY = new GeoPoint(41.88, -87.63);
    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-01-05T00:00:00");
    private static final double METRES_PER_DEGREE = 6_371_008.8 * Math.PI / 180;
    private static final int TRIPS = 8_000;

    /** A city with a detour of 1.25 everywhere, 6 m/s, half as fast from 8 to 9 on weekdays, and meters that are 10 % off. */
    private static ObservedTrip trip(Random random) {
        double lineM = 300 + random.nextInt(9_000);
        LocalDateTime startedAt = MONDAY.plus(Duration.ofMinutes(random.nextInt(7 * 24 * 60)));
        boolean rush = startedAt.getHour() == 8 && startedAt.getDayOfWeek().getValue() <= 5;
        double distanceM = lineM * 1.25 * (1 + 0.1 * random.nextGaussian());
        double durationS = lineM * 1.25 / (rush ? 3 : 6) * (1 + 0.1 * random.nextGaussian());
        GeoPoint to = new GeoPoint(CITY.lat() + lineM / METRES_PER_DEGREE, CITY.lon());
        return new ObservedTrip(CITY, to, distanceM, durationS, startedAt);
    }

    private static List<ObservedTrip> city(int nonsensePercent) {
        Random random = new Random(7);
        List<ObservedTrip> trips = new ArrayList<>();
        for (int i = 0; i < TRIPS; i++) {
            ObservedTrip trip = trip(random);
            boolean nonsense = random.nextInt(100) < nonsensePercent;
            trips.add(
                    nonsense
                            ? new ObservedTrip(
                                    trip.from(), trip.to(), trip.distanceM() / 10, trip.durationS(), trip.startedAt())
                            : trip);
        }
        return trips;
    }

    @Test
    void a_citys_own_detour_speed_and_rush_hour_are_found() {
        StreetFactors factors = FittedFactors.of(city(0)).factors();
        assertThat(factors.bands()).hasSize(12).allSatisfy(band -> {
            assertThat(band.detour()).isCloseTo(1.25, within(0.03));
            assertThat(band.speedMps()).isCloseTo(6, within(0.25));
        });
        assertThat(factors.weekday().get(8)).isCloseTo(0.5, within(0.06));
        assertThat(factors.weekday().get(12)).isCloseTo(1, within(0.05));
        assertThat(factors.weekend().get(8)).isCloseTo(1, within(0.05));
    }

    @Test
    void meters_that_fail_change_nothing_and_are_counted() {
        FittedFactors fitted = FittedFactors.of(city(15));
        assertThat(fitted.leftOut().get("distance not 0.7 to 4 times the line"))
                .isCloseTo(TRIPS * 15 / 100, within(150));
        assertThat(fitted.factors().bands())
                .allSatisfy(band -> assertThat(band.detour()).isCloseTo(1.25, within(0.03)));
        assertThat(fitted.all().trips()).isGreaterThan(fitted.plausible().trips());
        assertThat(fitted.all().distance().p90()).isGreaterThan(1);
    }

    @Test
    void the_error_is_of_trips_that_taught_nothing() {
        FittedFactors fitted = FittedFactors.of(city(0));
        assertThat(fitted.taught()).isEqualTo(TRIPS * 4 / 5);
        assertThat(fitted.plausible().trips()).isEqualTo(TRIPS / 5);
        assertThat(fitted.plausible().duration().median()).isCloseTo(0.067, within(0.02));
        assertThat(fitted.plausible().duration().bias()).isCloseTo(0, within(0.02));
        assertThat(fitted.before().duration().median()).isGreaterThan(0.2);
    }

    @Test
    void the_same_trips_give_the_same_factors() {
        assertThat(FittedFactors.of(city(5)).factors())
                .isEqualTo(FittedFactors.of(city(5)).factors());
    }

    @Test
    void too_few_trips_are_refused_with_the_reasons() {
        assertThatThrownBy(() -> FittedFactors.of(city(0).subList(0, 20)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("50 are needed");
    }

    @Test
    void an_estimate_that_is_a_tenth_too_low_is_a_bias_of_a_tenth() {
        TravelTimes right = Accuracy.times(FittedFactors.oneSpeed());
        List<ObservedTrip> driven = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            GeoPoint to = new GeoPoint(CITY.lat() + i * 0.01, CITY.lon());
            var told = right.between(CITY, to, Instant.EPOCH);
            driven.add(new ObservedTrip(CITY, to, told.distanceM() / 0.9, told.durationS() / 0.9, MONDAY));
        }
        Accuracy accuracy = Accuracy.of(right, driven);
        assertThat(accuracy.distance().bias()).isCloseTo(-0.1, within(1e-9));
        assertThat(accuracy.duration().p90()).isCloseTo(0.1, within(1e-9));
    }
}
