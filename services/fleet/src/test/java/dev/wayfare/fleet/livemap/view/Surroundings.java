package dev.wayfare.fleet.livemap.view;

import static dev.wayfare.fleet.drivers.model.DriverStory.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.geo.NearestDrivers.Nearby;
import dev.wayfare.runtime.geo.NearestDrivers.Search;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Places around a point, and what must be found among them. Stateless. */
final class Surroundings {

    private Surroundings() {}

    /** Redis rounds positions to half a metre and takes a slightly larger earth. */
    static void assertNearest(Search search, List<Nearby> found, Map<UserId, GeoPoint> places) {
        List<Double> nearest = places.values().stream()
                .map(place -> place.distanceM(search.point()))
                .sorted()
                .limit(search.limit())
                .toList();
        for (int i = 0; i < nearest.size(); i++) {
            if (i < found.size()) {
                assertThat(found.get(i).distanceM()).isCloseTo(nearest.get(i), within(3.0));
            } else {
                assertThat(nearest.get(i)).isGreaterThan(search.radiusM() - 3);
            }
        }
    }

    static GeoPoint scattered(Random random, double metres) {
        double degrees = metres / 111_195;
        return new GeoPoint(
                HERE.lat() + (random.nextDouble() - 0.5) * degrees, HERE.lon() + (random.nextDouble() - 0.5) * degrees);
    }
}
