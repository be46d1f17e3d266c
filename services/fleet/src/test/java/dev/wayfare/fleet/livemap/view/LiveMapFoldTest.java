package dev.wayfare.fleet.livemap.view;

import static dev.wayfare.fleet.drivers.model.DriverStory.CAR;
import static dev.wayfare.fleet.drivers.model.DriverStory.HERE;
import static dev.wayfare.fleet.drivers.model.DriverStory.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.embedded.EmbeddedRedis;
import dev.wayfare.fleet.metrics.FleetMetrics;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.runtime.geo.NearestDrivers.Nearby;
import dev.wayfare.runtime.geo.NearestDrivers.Search;
import dev.wayfare.runtime.geo.RedisNearestDrivers;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.store.Redis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveMapFoldTest {

    private static final GeoPoint FAR = new GeoPoint(48.1, 11.5);
    private static final List<TopicPartition> PARTITION_0 = List.of(
            new TopicPartition(Topics.DRIVER_EVENTS.name(), 0),
            new TopicPartition(Topics.DRIVER_LOCATION_UPDATES.name(), 0));

    @TempDir
    private static Path folder;

    private static EmbeddedRedis server;
    private static Redis redis;
    private static RedisNearestDrivers nearest;

    private final List<Command> appended = new ArrayList<>();
    private final ManualClock clock = new ManualClock(T0);
    private LiveMapStore store;
    private LiveMapFold fold;

    @BeforeAll
    static void startRedis() {
        server = EmbeddedRedis.start(folder.resolve("redis"), 0);
        redis = Redis.connect(server.uri());
        nearest = new RedisNearestDrivers(redis);
    }

    @AfterAll
    static void stopRedis() {
        nearest.close();
        redis.close();
        server.close();
    }

    @BeforeEach
    void startFold() {
        redis.connection().sync().flushall();
        fold = started("log-1");
    }

    @AfterEach
    void stopFold() {
        store.close();
    }

    private LiveMapFold started(String log) {
        store = new LiveMapStore(redis, log);
        Presence presence = new Presence(
                command -> {
                    appended.add(command);
                    return CompletableFuture.completedFuture(null);
                },
                Duration.ofSeconds(30));
        LiveMapFold fresh = new LiveMapFold(store, presence, new FleetMetrics(new SimpleMeterRegistry()), clock);
        fresh.assigned(PARTITION_0);
        return fresh;
    }

    @Test
    void available_drivers_are_found_nearest_first_and_many_points_at_once() {
        fold.apply(List.of(
                registered("a"),
                online("a", HERE),
                registered("b"),
                online("b", north(500)),
                registered("c"),
                online("c", FAR)));
        List<List<Nearby>> found = nearest.nearest(List.of(
                new Search(HERE, "standard", 3_000, 10),
                new Search(FAR, "standard", 3_000, 10),
                new Search(HERE, "premium", 3_000, 10),
                new Search(north(600), "standard", 3_000, 1)));
        assertThat(found.stream().map(LiveMapFoldTest::ids).toList())
                .containsExactly(
                        List.of(driver("a"), driver("b")), List.of(driver("c")), List.of(), List.of(driver("b")));
        assertThat(found.getFirst().get(1).distanceM()).isBetween(490.0, 510.0);
        assertThat(nearest.products()).containsExactly("standard");
    }

    @Test
    void the_nearest_are_found_however_the_search_has_learnt_to_narrow() {
        Random random = new Random(11);
        Map<UserId, GeoPoint> places = new HashMap<>();
        List<Envelope> batch = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            boolean crowded = i % 3 > 0;
            GeoPoint place = scattered(random, crowded ? 800 : 12_000);
            places.put(driver("d" + i), place);
            batch.add(registered("d" + i));
            batch.add(online("d" + i, place));
        }
        fold.apply(batch);
        for (int round = 0; round < 20; round++) {
            List<Search> searches = Stream.generate(() -> new Search(scattered(random, 12_000), "standard", 4_000, 8))
                    .limit(25)
                    .toList();
            List<List<Nearby>> found = nearest.nearest(searches);
            for (int i = 0; i < searches.size(); i++) {
                assertNearest(searches.get(i), found.get(i), places);
            }
        }
    }

    /** Redis rounds positions to half a metre and takes a slightly larger earth. */
    private static void assertNearest(Search search, List<Nearby> found, Map<UserId, GeoPoint> places) {
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

    private static GeoPoint scattered(Random random, double metres) {
        double degrees = metres / 111_195;
        return new GeoPoint(
                HERE.lat() + (random.nextDouble() - 0.5) * degrees, HERE.lon() + (random.nextDouble() - 0.5) * degrees);
    }

    @Test
    void who_is_held_leaves_the_map_and_comes_back_when_released() {
        fold.apply(List.of(registered("a"), online("a", HERE)));
        fold.apply(List.of(event("a", 3, held("a"))));
        assertThat(near(HERE)).isEmpty();
        fold.apply(List.of(event(
                "a",
                4,
                new ClaimOutcome.Released(
                        driver("a").value(), offer("a"), ride("a").value(), "declined", T0))));
        assertThat(near(HERE)).containsExactly(driver("a"));
    }

    @Test
    void a_driver_who_moves_to_another_shard_is_found_there_alone() {
        fold.apply(List.of(registered("a"), online("a", HERE)));
        fold.apply(List.of(fix("a", FAR, 5)));
        assertThat(near(HERE)).isEmpty();
        assertThat(near(FAR)).containsExactly(driver("a"));
        fold.apply(List.of(fix("a", HERE, 4)));
        assertThat(near(FAR)).containsExactly(driver("a"));
    }

    @Test
    void when_redis_is_flushed_all_comes_back_from_memory() {
        fold.apply(List.of(registered("a"), online("a", HERE), registered("b"), online("b", FAR)));
        fold.tick();
        redis.connection().sync().flushall();
        fold.apply(List.of(fix("a", north(100), 5)));
        clock.set(T0.plusSeconds(2));
        fold.tick();
        assertThat(near(HERE)).containsExactly(driver("a"));
        assertThat(near(FAR)).containsExactly(driver("b"));
        assertThat(new DriverView(redis).find(driver("b").value())).isPresent();
        assertThat(store.whole(List.of(0))).containsEntry(0, true);
    }

    @Test
    void a_restarted_fold_goes_on_from_what_it_wrote() {
        fold.apply(List.of(registered("a"), online("a", HERE), event("a", 3, held("a"))));
        store.close();
        fold = started("log-1");
        fold.apply(List.of(event("a", 3, held("a")), event("a", 4, expired("a"))));
        assertThat(near(HERE)).containsExactly(driver("a"));
    }

    @Test
    void what_was_folded_from_another_log_is_not_gone_on_with() {
        fold.apply(List.of(registered("a"), online("a", HERE)));
        store.close();
        fold = started("log-2");
        fold.apply(List.of(registered("a"), event("a", 2, new DriverEvent.DriverBarred("fraud", T0))));
        assertThat(new String(
                        new DriverView(redis)
                                .find(driver("a").value())
                                .orElseThrow()
                                .json(),
                        java.nio.charset.StandardCharsets.UTF_8))
                .contains("OFFLINE");
    }

    @Test
    void thirty_seconds_without_a_sign_are_told_once_and_so_is_the_next_sign() {
        fold.apply(List.of(registered("a"), online("a", HERE)));
        fold.tick();
        clock.set(T0.plusSeconds(31));
        fold.tick();
        clock.set(T0.plusSeconds(33));
        fold.tick();
        assertThat(appended).extracting(Command::value).containsExactly(new DriverCommand.FallSilent(T0));
        fold.apply(List.of(event("a", 3, new DriverEvent.FellSilent(T0, clock.instant())), fix("a", HERE, 34)));
        assertThat(near(HERE)).isEmpty();
        clock.set(T0.plusSeconds(35));
        fold.tick();
        assertThat(appended).last().satisfies(command -> {
            assertThat(command.topic()).isEqualTo(Topics.DRIVER_ACTIONS);
            assertThat(command.value()).isEqualTo(new DriverCommand.BeHeard(T0.plusSeconds(34)));
        });
    }

    @Test
    void a_fold_that_reads_old_records_calls_nobody_silent() {
        clock.set(T0.plusSeconds(600));
        for (int i = 0; i < 50; i++) {
            fold.apply(List.of(registered("a"), online("a", HERE)));
            clock.set(clock.instant().plusSeconds(1));
            fold.tick();
        }
        assertThat(appended).isEmpty();
    }

    @Test
    void a_partition_that_went_is_forgotten() {
        fold.apply(List.of(registered("a"), online("a", HERE)));
        fold.revoked(PARTITION_0);
        clock.set(T0.plusSeconds(60));
        fold.tick();
        assertThat(appended).isEmpty();
    }

    @Test
    void a_fix_updates_the_record_that_others_read() {
        fold.apply(List.of(registered("a"), online("a", HERE), fix("a", FAR, 9)));
        assertThat(redis.connection().sync().hget(LiveMapKeys.driver(driver("a").value()), LiveMapKeys.FIX))
                .startsWith("48.1,11.5,");
    }

    private static List<UserId> near(GeoPoint point) {
        return ids(nearest.nearest(List.of(new Search(point, "standard", 3_000, 10)))
                .getFirst());
    }

    private static List<UserId> ids(List<Nearby> found) {
        return found.stream().map(Nearby::driver).toList();
    }

    private static GeoPoint north(double metres) {
        return new GeoPoint(HERE.lat() + metres / 111_195, HERE.lon());
    }

    private static UserId driver(String name) {
        return new UserId(Ids.derive(UserId.PREFIX, name));
    }

    private static RideId ride(String name) {
        return new RideId(Ids.derive(RideId.PREFIX, name));
    }

    private static ClaimId offer(String name) {
        return new ClaimId(Ids.derive(ClaimId.PREFIX, name));
    }

    private static Envelope registered(String name) {
        return event(name, 1, new DriverEvent.DriverRegistered(driver(name), name, CAR, T0));
    }

    private static Envelope online(String name, GeoPoint at) {
        return event(name, 2, new DriverEvent.WentOnline(at, List.of("standard"), T0));
    }

    private static ClaimOutcome.Held held(String name) {
        return new ClaimOutcome.Held(
                driver(name).value(), offer(name), ride(name).value(), 1, List.of(""), T0.plusSeconds(15), null, T0);
    }

    private static ClaimOutcome.Expired expired(String name) {
        return new ClaimOutcome.Expired(
                driver(name).value(), offer(name), ride(name).value(), T0.plusSeconds(15));
    }

    private static Envelope event(String name, long version, Object event) {
        return envelope(Topics.DRIVER_EVENTS, name, event, version, T0);
    }

    private static Envelope fix(String name, GeoPoint at, int second) {
        Instant when = T0.plusSeconds(second);
        return envelope(
                Topics.DRIVER_LOCATION_UPDATES,
                name,
                new LocationFixes(List.of(new LocationFix(at.lat(), at.lon(), when, 90, 10, 5))),
                0,
                when);
    }

    private static Envelope envelope(Topic topic, String name, Object value, long version, Instant at) {
        return new Envelope(topic.name(), 0, 0, driver(name).value(), "id", "type", value, version, at, null);
    }
}
