package dev.wayfare.runtime.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.geo.DriverIndex.Spot;
import dev.wayfare.runtime.geo.NearestDrivers.Nearby;
import dev.wayfare.runtime.geo.NearestDrivers.Search;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverIndexTest {

    private static final GeoPoint HERE = new GeoPoint(41.88, -87.63);

    private final DriverIndex index = new DriverIndex();
    private final Map<UserId, GeoPoint> places = new HashMap<>();
    private final Map<UserId, Spot> spots = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        "41.88, -87.63, 3000, 3000",
        "41.88, -87.63, 60000, 9000",
        "41.88, -87.63, 200000, 100000",
        "0, 179.999, 20000, 5000",
        "-17.8, -179.9995, 60000, 30000",
        "71.2, 180, 80000, 40000",
        "84.9, 12, 5000, 3000",
        "-85.05, -180, 5000, 3000"
    })
    void the_nearest_are_those_that_a_look_at_everybody_finds(double lat, double lon, double spreadM, int radiusM) {
        Random random = new Random(7);
        GeoPoint centre = new GeoPoint(lat, lon);
        for (int i = 0; i < 3_000; i++) {
            put("d" + i, near(centre, random, spreadM), List.of("standard"));
        }
        for (int i = 0; i < 200; i++) {
            Search search = new Search(near(centre, random, spreadM), "standard", radiusM, 1 + random.nextInt(20));
            List<Double> expected = places.values().stream()
                    .map(place -> place.distanceM(search.point()))
                    .filter(distance -> distance <= radiusM)
                    .sorted()
                    .limit(search.limit())
                    .toList();
            List<Nearby> found = index.nearest(List.of(search)).getFirst();
            assertThat(found).hasSameSizeAs(expected);
            for (int k = 0; k < found.size(); k++) {
                assertThat(found.get(k).distanceM()).isCloseTo(expected.get(k), within(1 + expected.get(k) * 0.002));
                assertThat(found.get(k)
                                .position()
                                .distanceM(places.get(found.get(k).driver())))
                        .isLessThan(0.1);
            }
        }
    }

    @Test
    void a_driver_is_found_where_he_is_now_and_for_what_he_is_available_now() {
        put("a", HERE, List.of("standard", "premium"));
        assertThat(found(HERE, "premium")).containsExactly(driver("a"));
        put("a", north(9_000), List.of("standard"));
        assertThat(found(HERE, "standard")).isEmpty();
        assertThat(found(north(9_000), "standard")).containsExactly(driver("a"));
        assertThat(found(north(9_000), "premium")).isEmpty();
        index.remove(spots.get(driver("a")));
        assertThat(found(north(9_000), "standard")).isEmpty();
        put("a", north(9_000), List.of("standard"));
        assertThat(found(north(9_000), "standard")).containsExactly(driver("a"));
        assertThat(index.products()).containsExactly("premium", "standard");
    }

    @Test
    void of_nobody_nobody_is_found() {
        assertThat(found(HERE, "standard")).isEmpty();
        assertThat(index.products()).isEmpty();
    }

    @Test
    void searches_go_on_while_drivers_move_and_find_each_driver_once() {
        Random random = new Random(3);
        List<UserId> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            put("d" + i, near(HERE, random, 2_000), List.of("standard"));
            all.add(driver("d" + i));
        }
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> searching = CompletableFuture.supplyAsync(() -> {
            int searches = 0;
            while (!over.get() || searches < 100) {
                List<Nearby> found = index.nearest(List.of(new Search(HERE, "standard", 20_000, 250)))
                        .getFirst();
                assertThat(found).extracting(Nearby::driver).doesNotHaveDuplicates();
                assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(a.distanceM(), b.distanceM()));
                assertThat(found.size()).isBetween(1, 200);
                searches++;
            }
            return searches;
        });
        for (int i = 0; i < 200_000; i++) {
            put("d" + i % 200, near(HERE, random, 2_000), List.of("standard"));
        }
        over.set(true);
        assertThat(searching.join()).isGreaterThanOrEqualTo(100);
        assertThat(index.nearest(List.of(new Search(HERE, "standard", 20_000, 250)))
                        .getFirst())
                .extracting(Nearby::driver)
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void until_the_index_is_whole_others_are_asked() {
        put("a", HERE, List.of("standard"));
        DriverIndex elsewhere = new DriverIndex();
        IndexedNearestDrivers best = new IndexedNearestDrivers(index, elsewhere);
        Search search = new Search(HERE, "standard", 3_000, 10);
        assertThat(best.nearest(List.of(search)).getFirst()).isEmpty();
        index.setWhole(true);
        assertThat(best.nearest(List.of(search)).getFirst()).hasSize(1);
        assertThat(best.products()).containsExactly("standard");
    }

    private List<UserId> found(GeoPoint at, String product) {
        return index.nearest(List.of(new Search(at, product, 3_000, 10))).getFirst().stream()
                .map(Nearby::driver)
                .toList();
    }

    private void put(String name, GeoPoint at, List<String> products) {
        UserId driver = driver(name);
        places.put(driver, at);
        index.put(
                spots.computeIfAbsent(driver, index::spot),
                (int) Math.round(at.lat() * 1e7),
                (int) Math.round(at.lon() * 1e7),
                products);
    }

    private static UserId driver(String name) {
        return new UserId(Ids.derive(UserId.PREFIX, name));
    }

    private static GeoPoint north(double metres) {
        return new GeoPoint(HERE.lat() + metres / 111_195, HERE.lon());
    }

    private static GeoPoint near(GeoPoint centre, Random random, double spreadM) {
        double degrees = spreadM / 111_195;
        double lat = centre.lat() + (random.nextDouble() - 0.5) * 2 * degrees;
        double cosine = Math.max(0.05, Math.cos(Math.toRadians(centre.lat())));
        double lon = centre.lon() + (random.nextDouble() - 0.5) * 2 * degrees / cosine;
        return new GeoPoint(Math.clamp(lat, -85.05, 85.05), Math.IEEEremainder(lon, 360));
    }
}
