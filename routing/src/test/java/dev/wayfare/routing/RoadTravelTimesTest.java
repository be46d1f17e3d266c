package dev.wayfare.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.routing.StreetFactors.Band;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoadTravelTimesTest {

    private static final Instant MONDAY_EIGHT = Instant.parse("2026-01-05T08:00:00Z");
    private static final GeoPoint HERE = new GeoPoint(10, 10);
    private static final GeoPoint THERE = new GeoPoint(10.01, 10);
    private static final GeoPoint ISLAND = new GeoPoint(11, 10);

    /** Knows one way only, there and back: 5 km in 300 s. */
    private static final class OneRoad implements RoadNetwork {
        @Override
        public void ways(List<GeoPoint> origins, List<GeoPoint> destinations, Found found) {
            for (int from = 0; from < origins.size(); from++) {
                for (int to = 0; to < destinations.size(); to++) {
                    if (!origins.get(from).equals(ISLAND)
                            && !destinations.get(to).equals(ISLAND)) {
                        found.way(from, to, 5_000, 300);
                    }
                }
            }
        }

        @Override
        public void close() {}
    }

    private final AtomicInteger notFound = new AtomicInteger();
    private final FactoredTravelTimes factored = factored();

    private static FactoredTravelTimes factored() {
        List<Double> weekday = new ArrayList<>(Collections.nCopies(24, 1.0));
        weekday.set(8, 0.5);
        return new FactoredTravelTimes(
                new StreetFactors(List.of(new Band(1_000, 1.2, 10)), weekday, Collections.nCopies(24, 1.0)),
                LocalHours.of(ZoneOffset.UTC));
    }

    private TravelTimes times(Optional<RoadNetwork> roads) {
        return new RoadTravelTimes(() -> roads, factored, notFound::addAndGet);
    }

    @Test
    void a_way_on_the_road_is_slowed_by_the_hour() {
        TravelTimes times = times(Optional.of(new OneRoad()));
        assertThat(times.between(HERE, THERE, MONDAY_EIGHT)).isEqualTo(new Travel(5_000, 600));
        assertThat(times.between(HERE, THERE, MONDAY_EIGHT.plusSeconds(3_600))).isEqualTo(new Travel(5_000, 300));
        assertThat(notFound).hasValue(0);
    }

    @Test
    void what_the_roads_do_not_know_is_told_by_factors_and_counted() {
        TravelTimes times = times(Optional.of(new OneRoad()));
        TravelMatrix matrix = times.matrix(List.of(HERE, ISLAND), List.of(THERE, ISLAND), MONDAY_EIGHT);
        assertThat(matrix.travel(0, 0)).isEqualTo(new Travel(5_000, 600));
        assertThat(matrix.distanceM(1, 0))
                .isCloseTo(factored.between(ISLAND, THERE, MONDAY_EIGHT).distanceM(), within(0.01));
        assertThat(matrix.travel(1, 1)).isEqualTo(new Travel(0, 0));
        assertThat(notFound).hasValue(3);
    }

    @Test
    void until_the_roads_are_there_factors_answer_and_nothing_is_missed() {
        assertThat(times(Optional.empty()).between(HERE, THERE, MONDAY_EIGHT).distanceM())
                .isCloseTo(factored.between(HERE, THERE, MONDAY_EIGHT).distanceM(), within(0.01));
        assertThat(notFound).hasValue(0);
    }
}
