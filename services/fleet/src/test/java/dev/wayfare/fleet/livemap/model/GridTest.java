package dev.wayfare.fleet.livemap.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.kernel.GeoPoint;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GridTest {

    @Test
    void a_snapped_position_is_near_and_stays_where_it_is_when_snapped_again() {
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            GeoPoint point = new GeoPoint(random.nextDouble() * 160 - 80, random.nextDouble() * 359 - 179.5);
            GeoPoint snapped = Grid.snap(point);
            assertThat(snapped.distanceM(point)).isLessThan(Grid.STEP_M * 0.75);
            assertThat(Grid.snap(snapped).distanceM(snapped)).isLessThan(0.01);
        }
    }

    @Test
    void neighbours_cannot_be_told_apart() {
        GeoPoint middle = Grid.snap(new GeoPoint(41.88, -87.63));
        GeoPoint beside = new GeoPoint(middle.lat() + 0.0002, middle.lon() - 0.0002);
        assertThat(Grid.snap(beside)).isEqualTo(middle);
    }

    @Test
    void the_ends_of_the_earth_stay_on_it() {
        assertThat(Grid.snap(new GeoPoint(90, 180)).lat()).isLessThanOrEqualTo(90);
        assertThat(Grid.snap(new GeoPoint(-90, -180)).lon()).isGreaterThanOrEqualTo(-180);
    }
}
