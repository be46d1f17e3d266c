package dev.wayfare.runtime.geo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.kernel.GeoPoint;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void a_circle_well_inside_a_cell_touches_that_cell_alone() {
        GeoPoint chicago = new GeoPoint(41.9, -87.9);
        assertThat(Cells.covering(chicago, 1, LiveMapKeys.SHARD_RESOLUTION))
                .containsExactly(Cells.at(chicago, LiveMapKeys.SHARD_RESOLUTION));
    }

    @Test
    void no_point_of_a_circle_lies_in_a_cell_that_was_left_out() {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            GeoPoint centre = new GeoPoint(random.nextDouble() * 150 - 75, random.nextDouble() * 360 - 180);
            double radiusM = 100 + random.nextDouble() * random.nextInt(60_000);
            List<String> cells = Cells.covering(centre, radiusM, LiveMapKeys.SHARD_RESOLUTION);
            for (int j = 0; j < 60; j++) {
                GeoPoint inside = moved(centre, radiusM * 0.999 * Math.sqrt(random.nextDouble()), random);
                assertThat(cells)
                        .as("%s within %f m of %s", inside, radiusM, centre)
                        .contains(Cells.at(inside, LiveMapKeys.SHARD_RESOLUTION));
            }
        }
    }

    @Test
    void a_search_in_a_city_asks_few_sets() {
        Random random = new Random(8);
        int asked = 0;
        for (int i = 0; i < 1_000; i++) {
            GeoPoint point = new GeoPoint(41.7 + random.nextDouble() * 0.4, -87.9 + random.nextDouble() * 0.4);
            asked += LiveMapKeys.availableAround("standard", point, 3_000).size();
        }
        assertThat(asked).isLessThan(2_000);
    }

    /** The point at a distance in a random direction, on the sphere. */
    private static GeoPoint moved(GeoPoint from, double metres, Random random) {
        double bearing = random.nextDouble() * 2 * Math.PI;
        double angle = metres / 6_371_008.8;
        double lat1 = Math.toRadians(from.lat());
        double lat2 =
                Math.asin(Math.sin(lat1) * Math.cos(angle) + Math.cos(lat1) * Math.sin(angle) * Math.cos(bearing));
        double east = Math.atan2(
                Math.sin(bearing) * Math.sin(angle) * Math.cos(lat1),
                Math.cos(angle) - Math.sin(lat1) * Math.sin(lat2));
        return new GeoPoint(Math.toDegrees(lat2), Math.IEEEremainder(from.lon() + Math.toDegrees(east), 360));
    }
}
