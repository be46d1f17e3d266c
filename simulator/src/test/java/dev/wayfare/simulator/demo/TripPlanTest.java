package dev.wayfare.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.kernel.Money;
import dev.wayfare.simulator.api.Quote;
import dev.wayfare.simulator.city.Comparison;
import dev.wayfare.simulator.city.Errand;
import dev.wayfare.simulator.city.RealTrip;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TripPlanTest {

    private static final String HEADER = "fare,trip_start_timestamp,pickup_latitude,pickup_longitude,"
            + "dropoff_latitude,dropoff_longitude,trip_miles,trip_seconds\n";

    private static final SimulationSettings SETTINGS = SimulationSettings.of(URI.create("http://localhost"));

    @TempDir
    Path folder;

    @Test
    void rows_that_lack_something_are_counted_by_what_they_lack() throws IOException {
        TripFile file = read("""
                8.65,1400269500,41.88,-87.63,41.90,-87.65,1.2,600
                8.65,1400269500,,,41.90,-87.65,1.2,600
                8.65,1400269500,41.88,-87.63,41.90,-87.65,0.0,600
                8.65,1400269500,41.88,-87.63,41.90,-87.65,1.2,
                0,1400269500,41.88,-87.63,41.90,-87.65,1.2,600
                8.65,1400269500,95.0,-87.63,41.90,-87.65,1.2,600
                """);
        assertThat(file.rows()).isEqualTo(6);
        assertThat(file.usable()).hasSize(1);
        assertThat(file.unusable())
                .containsEntry("no coordinates", 2)
                .containsEntry("no distance", 1)
                .containsEntry("no duration", 1)
                .containsEntry("no fare", 1);
    }

    @Test
    void a_trip_keeps_its_places_its_time_of_day_and_its_figures() throws IOException {
        TripPlan plan = TripPlan.of(read("8.65,1400269500,41.88,-87.63,41.90,-87.65,1.2,600\n"), SETTINGS);
        Errand errand = plan.errands().getFirst();
        assertThat(errand.pickup().lat()).isEqualTo(41.88);
        assertThat(errand.dropoff().lon()).isEqualTo(-87.65);
        assertThat(errand.hour()).isEqualTo(19);
        assertThat(errand.after()).isEqualTo(Duration.ofMillis(Math.round((19.75 / 24) * 120_000)));
        assertThat(errand.real()).contains(new RealTrip(865, 1.2 * 1609.344, 600, true));
    }

    @Test
    void a_trip_within_one_place_is_moved_apart_and_not_compared() throws IOException {
        TripPlan plan = TripPlan.of(read("8.65,1400269500,41.88,-87.63,41.88,-87.63,1.3,600\n"), SETTINGS);
        Errand errand = plan.errands().getFirst();
        assertThat(plan.moved()).isEqualTo(1);
        assertThat(errand.pickup().point().distanceM(errand.dropoff().point())).isCloseTo(1609.3, within(10.0));
        assertThat(errand.real())
                .hasValueSatisfying(real -> assertThat(real.comparable()).isFalse());
    }

    @Test
    void more_trips_than_the_drivers_can_serve_are_sampled_the_same_way_each_time() throws IOException {
        StringBuilder rows = new StringBuilder();
        IntStream.range(0, 5_000)
                .forEach(i -> rows.append("8.65,").append(i * 17).append(",41.88,-87.63,41.90,-87.65,1.2,600\n"));
        TripFile file = read(rows.toString());
        TripPlan plan = TripPlan.of(file, SETTINGS);
        assertThat(plan.errands())
                .hasSizeBetween(200, 1_000)
                .isEqualTo(TripPlan.of(file, SETTINGS).errands());
        assertThat(plan.leftOut()).isEqualTo(5_000 - plan.errands().size());
        assertThat(plan.errands()).extracting(Errand::after).isSorted();
    }

    @Test
    void a_file_without_a_needed_column_is_refused_with_its_name() throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        assertThatThrownBy(() -> TripFile.read(file)).hasMessageContaining("trip_start_timestamp");
        assertThatThrownBy(() -> TripFile.read(folder.resolve("none.csv"))).hasMessageContaining("none.csv");
    }

    @Test
    void errors_are_medians_relative_to_the_real_trip() throws IOException {
        TripPlan plan = TripPlan.of(read("8.65,1400269500,41.88,-87.63,41.90,-87.65,1.2,600\n"), SETTINGS);
        RealTrip real = new RealTrip(1000, 2000, 600, true);
        TripComparison comparison = TripComparison.of(
                plan,
                List.of(
                        new Comparison(real, quote(900)),
                        new Comparison(real, quote(1200)),
                        new Comparison(real, quote(1000))));
        assertThat(comparison.fare().medianError()).isCloseTo(0.1, within(1e-9));
        assertThat(comparison.fare().medianBias()).isCloseTo(0.0, within(1e-9));
    }

    @Test
    void the_citys_own_trips_are_read_where_they_are_at_hand() {
        Path file = Path.of("../../shared/data/chicago-taxi/trips.csv");
        Assumptions.assumeTrue(Files.isReadable(file), "no Chicago trips here");
        TripFile trips = TripFile.read(file);
        assertThat(trips.rows()).isEqualTo(15_002);
        assertThat(trips.usable().size()
                        + trips.unusable().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .isEqualTo(15_002);
        assertThat(trips.usable()).hasSizeGreaterThan(10_000);
    }

    private static Quote quote(long fareMinor) {
        return new Quote("q", "standard", new Money(fareMinor, "USD"), 1, 2000, 600);
    }

    private TripFile read(String rows) throws IOException {
        return TripFile.read(Files.writeString(folder.resolve("trips.csv"), HEADER + rows));
    }
}
