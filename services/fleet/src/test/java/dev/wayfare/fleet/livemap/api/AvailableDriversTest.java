package dev.wayfare.fleet.livemap.api;

import static dev.wayfare.fleet.drivers.model.DriverStory.HERE;
import static dev.wayfare.fleet.drivers.model.DriverStory.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.embedded.EmbeddedRedis;
import dev.wayfare.fleet.livemap.api.AvailableDrivers.Listed;
import dev.wayfare.fleet.livemap.model.Grid;
import dev.wayfare.fleet.livemap.view.ManualClock;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.routing.FactoredTravelTimes;
import dev.wayfare.routing.LocalHours;
import dev.wayfare.routing.fit.FittedFactors;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.runtime.geo.NearestDrivers;
import dev.wayfare.runtime.node.Secrets;
import dev.wayfare.runtime.store.Redis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvailableDriversTest {

    @TempDir
    private static Path folder;

    private static EmbeddedRedis server;
    private static Redis redis;
    private static Secrets secrets;

    private final ManualClock clock = new ManualClock(T0);
    private final Handles handles = new Handles(secrets, redis, clock);
    private final Standing standing = new Standing();
    private final AvailableDrivers drivers = new AvailableDrivers(
            standing, handles, new FactoredTravelTimes(FittedFactors.oneSpeed(), LocalHours.ofTheSun()), clock);

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedRedis.start(folder.resolve("redis"), 0);
        redis = Redis.connect(server.uri());
        secrets = Secrets.open(Optional.empty(), folder.resolve("secrets"));
    }

    @AfterAll
    static void stop() {
        redis.close();
        server.close();
    }

    @Test
    void positions_are_snapped_and_distances_are_of_what_is_shown() {
        standing.at("a", north(333));
        Listed only = drivers.near(HERE, "standard", 3_000, 10).getFirst();
        assertThat(only.position()).isEqualTo(Grid.snap(north(333)));
        assertThat(only.distanceM())
                .isEqualTo((int) Math.round(Grid.snap(north(333)).distanceM(HERE)));
        assertThat(only.etaS()).isPositive();
    }

    @Test
    void a_radius_that_is_made_smaller_step_by_step_tells_no_more_than_the_grid() {
        GeoPoint one = Grid.snap(north(500));
        GeoPoint other = new GeoPoint(one.lat() + 0.0003, one.lon());
        for (int radius = 300; radius < 800; radius++) {
            standing.places.clear();
            standing.at("a", one);
            int seenAtOne = drivers.near(HERE, "standard", radius, 10).size();
            standing.at("a", other);
            assertThat(drivers.near(HERE, "standard", radius, 10)).hasSize(seenAtOne);
        }
    }

    @Test
    void the_list_is_capped_and_a_driver_of_two_products_stands_on_it_once() {
        for (int i = 0; i < 40; i++) {
            standing.at("driver" + i, north(100 + i * 10));
        }
        assertThat(drivers.near(HERE, "", 3_000, 30))
                .hasSize(30)
                .extracting(Listed::handle)
                .doesNotHaveDuplicates();
    }

    @Test
    void handles_rotate_and_those_that_were_listed_can_be_resolved() {
        standing.at("a", HERE);
        String now = drivers.near(HERE, "standard", 3_000, 10).getFirst().handle();
        assertThat(drivers.near(HERE, "standard", 3_000, 10).getFirst().handle())
                .isEqualTo(now);
        clock.set(T0.plus(Handles.PERIOD));
        String later = drivers.near(HERE, "standard", 3_000, 10).getFirst().handle();
        assertThat(later).isNotEqualTo(now);
        assertThat(new String(handles.find(now).orElseThrow().json(), StandardCharsets.UTF_8))
                .isEqualTo("{\"driverId\":\"" + driver("a").value() + "\"}");
        assertThat(redis.connection().sync().ttl(LiveMapKeys.handle(now))).isBetween(1L, 1_200L);
        assertThat(handles.find(Ids.derive("drv", "never listed"))).isEmpty();
        assertThat(handles.find("live:fold:0")).isEmpty();
    }

    private static UserId driver(String name) {
        return new UserId(Ids.derive(UserId.PREFIX, name));
    }

    private static GeoPoint north(double metres) {
        return new GeoPoint(HERE.lat() + metres / 111_195, HERE.lon());
    }

    /** Drivers who stand somewhere, for two products. */
    private static final class Standing implements NearestDrivers {
        final Map<UserId, GeoPoint> places = new LinkedHashMap<>();

        void at(String name, GeoPoint place) {
            places.put(driver(name), place);
        }

        @Override
        public List<List<Nearby>> nearest(List<Search> searches) {
            List<List<Nearby>> answers = new ArrayList<>();
            for (Search search : searches) {
                answers.add(places.entrySet().stream()
                        .map(e -> new Nearby(
                                e.getKey(), e.getValue(), e.getValue().distanceM(search.point())))
                        .filter(nearby -> nearby.distanceM() <= search.radiusM())
                        .sorted(Comparator.comparingDouble(Nearby::distanceM))
                        .limit(search.limit())
                        .toList());
            }
            return answers;
        }

        @Override
        public List<String> products() {
            return List.of("premium", "standard");
        }
    }
}
