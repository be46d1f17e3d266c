package dev.wayfare.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.routing.StreetFactors.Band;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactoredTravelTimesTest {

    private static final GeoPoint CITY = new GeoPoint(41.88, -87.63);
    private static final Instant MONDAY_NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant SUNDAY_NOON = Instant.parse("2026-01-04T12:00:00Z");
    private static final double METRES_PER_DEGREE = 6_371_008.8 * Math.PI / 180;

    private static TravelTimes times(List<Double> weekday, List<Double> weekend, Band... bands) {
        return new FactoredTravelTimes(
                new StreetFactors(List.of(bands), weekday, weekend), LocalHours.of(ZoneOffset.UTC));
    }

    private static List<Double> even() {
        return Collections.nCopies(24, 1.0);
    }

    private static List<Double> slowAt(int hour, double pace) {
        List<Double> paces = new ArrayList<>(even());
        paces.set(hour, pace);
        return paces;
    }

    private static GeoPoint northOf(GeoPoint from, double metres) {
        return new GeoPoint(from.lat() + metres / METRES_PER_DEGREE, from.lon());
    }

    @Test
    void a_way_is_the_line_with_its_detour_at_its_speed() {
        TravelTimes times = times(even(), even(), new Band(1_000, 1.5, 5));
        Travel travel = times.between(CITY, northOf(CITY, 2_000), MONDAY_NOON);
        assertThat(travel.distanceM()).isCloseTo(3_000, within(0.01));
        assertThat(travel.durationS()).isCloseTo(600, within(0.01));
    }

    @Test
    void between_two_bands_factors_change_evenly_with_the_logarithm_of_the_line() {
        TravelTimes times = times(even(), even(), new Band(1_000, 1.6, 4), new Band(4_000, 1.2, 8));
        assertThat(times.between(CITY, northOf(CITY, 2_000), MONDAY_NOON).distanceM())
                .isCloseTo(2_000 * 1.4, within(0.1));
        assertThat(times.between(CITY, northOf(CITY, 100), MONDAY_NOON).distanceM())
                .isCloseTo(160, within(0.01));
        assertThat(times.between(CITY, northOf(CITY, 40_000), MONDAY_NOON).distanceM())
                .isCloseTo(48_000, within(0.1));
    }

    @Test
    void an_hour_on_weekdays_is_not_that_hour_on_weekends() {
        TravelTimes times = times(slowAt(12, 0.5), even(), new Band(1_000, 1, 10));
        GeoPoint there = northOf(CITY, 1_000);
        assertThat(times.between(CITY, there, MONDAY_NOON).seconds()).isEqualTo(200);
        assertThat(times.between(CITY, there, MONDAY_NOON.plusSeconds(3_600)).seconds())
                .isEqualTo(100);
        assertThat(times.between(CITY, there, SUNDAY_NOON).seconds()).isEqualTo(100);
    }

    @Test
    void a_matrix_says_what_its_pairs_say() {
        TravelTimes times = new FactoredTravelTimes(FactorsText.shipped(), LocalHours.ofTheSun());
        List<GeoPoint> origins = List.of(CITY, northOf(CITY, 700), new GeoPoint(-33.9, 151.2), new GeoPoint(0, 0));
        List<GeoPoint> ends = List.of(CITY, northOf(CITY, 9_000), new GeoPoint(41.7, -87.9));
        TravelMatrix matrix = times.matrix(origins, ends, MONDAY_NOON);
        for (int row = 0; row < origins.size(); row++) {
            for (int column = 0; column < ends.size(); column++) {
                Travel pair = times.between(origins.get(row), ends.get(column), MONDAY_NOON);
                assertThat(matrix.distanceM(row, column)).isCloseTo(pair.distanceM(), within(1.0));
                assertThat(matrix.travel(row, column).durationS()).isCloseTo(pair.durationS(), within(1.0));
            }
        }
    }

    @Test
    void a_column_that_does_not_exist_is_not_another_row() {
        TravelMatrix matrix =
                times(even(), even(), new Band(1_000, 1, 10)).matrix(List.of(CITY, CITY), List.of(CITY), MONDAY_NOON);
        assertThatThrownBy(() -> matrix.durationS(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void from_here_to_here_is_no_way_at_all() {
        TravelTimes times = new FactoredTravelTimes(FactorsText.shipped(), LocalHours.ofTheSun());
        assertThat(times.between(CITY, CITY, MONDAY_NOON)).isEqualTo(new Travel(0, 0));
        assertThat(times.matrix(List.of(CITY), List.of(CITY), MONDAY_NOON).travel(0, 0))
                .isEqualTo(new Travel(0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 179.999, 0, -179.999, 222",
        "90, 0, 90, 123, 0",
        "89.999, 0, 89.999, 180, 222",
        "-90, 10, -89.999, 10, 111",
        "0, 0, 0, 180, 20015115"
    })
    void the_date_line_and_the_poles_are_places_like_others(
            double lat, double lon, double toLat, double toLon, double lineM) {
        TravelTimes times = times(even(), even(), new Band(1_000, 1, 10));
        GeoPoint from = new GeoPoint(lat, lon);
        GeoPoint to = new GeoPoint(toLat, toLon);
        assertThat(times.between(from, to, MONDAY_NOON).distanceM()).isCloseTo(lineM, within(1.0));
        assertThat(times.matrix(List.of(from), List.of(to), MONDAY_NOON).distanceM(0, 0))
                .isCloseTo(lineM, within(1.0));
    }

    @Test
    void a_longer_way_never_takes_less_time_with_the_shipped_factors() {
        TravelTimes times = new FactoredTravelTimes(FactorsText.shipped(), LocalHours.ofTheSun());
        double last = 0;
        for (int metres = 10; metres < 60_000; metres += 10) {
            double seconds =
                    times.between(CITY, northOf(CITY, metres), MONDAY_NOON).durationS();
            assertThat(seconds).as("%d m", metres).isGreaterThan(last);
            last = seconds;
        }
    }

    @ParameterizedTest
    @CsvSource({"NaN, 1", "1, NaN", "-1, 1", "1, Infinity"})
    void what_is_no_length_or_no_time_is_no_way(double metres, double seconds) {
        assertThatThrownBy(() -> new Travel(metres, seconds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no way is");
    }
}
