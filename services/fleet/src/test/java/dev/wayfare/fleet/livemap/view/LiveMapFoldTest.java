package dev.wayfare.fleet.livemap.view;

import static dev.wayfare.fleet.drivers.model.DriverStory.HERE;
import static dev.wayfare.fleet.drivers.model.DriverStory.T0;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.driver;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.event;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.expired;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.fix;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.fixes;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.held;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.north;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.offer;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.online;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.raw;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.registered;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.ride;
import static dev.wayfare.fleet.livemap.view.Surroundings.assertNearest;
import static dev.wayfare.fleet.livemap.view.Surroundings.scattered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.embedded.EmbeddedRedis;
import dev.wayfare.fleet.metrics.FleetMetrics;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.geo.Cells;
import dev.wayfare.runtime.geo.DriverIndex;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.runtime.geo.NearestDrivers.Nearby;
import dev.wayfare.runtime.geo.NearestDrivers.Search;
import dev.wayfare.runtime.geo.RedisNearestDrivers;
import dev.wayfare.runtime.store.Redis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
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
    private final DriverIndex index = new DriverIndex();
    private final List<String> aside = new ArrayList<>();
    private LiveMapStore store;
    private LiveMapWriter writer;
    private FoldedMap fold;

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

    private FoldedMap started(String log) {
        store = new LiveMapStore(redis, log);
        Presence presence = new Presence(
                command -> {
                    appended.add(command);
                    return CompletableFuture.completedFuture(null);
                },
                Duration.ofSeconds(30));
        writer = new LiveMapWriter(store, Duration.ZERO);
        LiveMapFold fresh =
                new LiveMapFold(writer, index, presence, new FleetMetrics(new SimpleMeterRegistry()), clock, 1);
        fresh.assigned(PARTITION_0);
        return new FoldedMap(fresh);
    }

    /** A fold whose writes are waited for. */
    private final class FoldedMap {
        final LiveMapFold fold;

        FoldedMap(LiveMapFold fold) {
            this.fold = fold;
        }

        void apply(List<ConsumerRecord<byte[], byte[]>> records) {
            fold(records);
            written();
        }

        void fold(List<ConsumerRecord<byte[], byte[]>> records) {
            Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> byPartition = new LinkedHashMap<>();
            Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
            records.forEach(record -> {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                byPartition.computeIfAbsent(partition, p -> new ArrayList<>()).add(record);
                next.put(partition, new OffsetAndMetadata(record.offset() + 1));
            });
            fold.apply(new ConsumerRecords<>(byPartition, next), (record, cause) -> aside.add(cause.getMessage()));
        }

        void written() {
            Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> {
                fold.tick();
                return writer.waiting() == 0;
            });
        }

        void tick() {
            fold.tick();
        }

        void revoked(List<TopicPartition> partitions) {
            fold.revoked(partitions);
        }
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
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
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
        Awaitility.await().untilAsserted(() -> {
            clock.set(clock.instant().plusSeconds(2));
            fold.tick();
            assertThat(near(FAR)).containsExactly(driver("b"));
            assertThat(store.whole(List.of(0)).join()).containsEntry(0, true);
        });
        assertThat(near(HERE)).containsExactly(driver("a"));
        assertThat(new DriverView(redis).find(driver("b").value())).isPresent();
    }

    @Test
    void what_happens_while_redis_is_away_is_in_the_index_at_once_and_in_redis_later() {
        fold.apply(List.of(registered("a"), online("a", HERE), registered("b"), online("b", HERE)));
        Map<TopicPartition, Long> before = writer.lastSettled();
        store.close();
        fold.fold(List.of(fix("a", FAR, 5)));
        fold.tick();
        fold.fold(List.of(event("b", 3, held("b")), fix("a", north(2_000_000), 6)));
        fold.tick();
        assertThat(writer.lastSettled()).isEqualTo(before);
        assertThat(ids(index.nearest(List.of(new Search(north(2_000_000), "standard", 3_000, 10)))
                        .getFirst()))
                .containsExactly(driver("a"));
        assertThat(index.nearest(List.of(new Search(HERE, "standard", 3_000, 10)))
                        .getFirst())
                .isEmpty();
        assertThat(near(HERE)).hasSize(2);
    }

    @Test
    void of_many_fixes_in_one_poll_and_in_one_record_the_newest_wins_however_they_are_ordered() {
        fold.apply(List.of(registered("a"), online("a", HERE)));
        List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
        for (int second : new int[] {9, 3, 12, 12, 7, 1}) {
            batch.add(fix("a", north(second * 100), second));
        }
        batch.add(fixes("a", 11, 13, 10));
        fold.apply(batch);
        assertThat(redis.connection()
                        .sync()
                        .hget(
                                LiveMapKeys.fixes(driver("a").value()),
                                driver("a").value()))
                .endsWith("," + T0.plusSeconds(13).toEpochMilli());
        fold.apply(batch);
        assertThat(index.nearest(List.of(new Search(HERE, "standard", 3_000, 10)))
                        .getFirst())
                .singleElement()
                .satisfies(one -> assertThat(one.distanceM()).isCloseTo(1_300, within(5.0)));
    }

    @Test
    void a_record_that_holds_no_fixes_is_put_aside_and_the_next_is_folded() {
        fold.apply(List.of(registered("a"), online("a", HERE)));
        ConsumerRecord<byte[], byte[]> good = fix("a", FAR, 9);
        fold.apply(List.of(
                raw("a", new byte[0], 1), raw("a", new byte[] {2, 1}, 2), raw("nobody", good.value(), 3), good));
        assertThat(aside).hasSize(3);
        assertThat(near(FAR)).containsExactly(driver("a"));
    }

    @Test
    void all_who_are_at_work_stand_on_the_map_of_all_until_they_are_silent() {
        fold.apply(List.of(registered("a"), online("a", HERE), event("a", 3, held("a"))));
        String all = LiveMapKeys.all(Cells.at(HERE, LiveMapKeys.SHARD_RESOLUTION));
        assertThat(redis.connection().sync().zrange(all, 0, -1))
                .containsExactly(driver("a").value());
        assertThat(redis.connection().sync().ttl(all)).isPositive();
        fold.apply(List.of(event("a", 4, new DriverEvent.FellSilent(T0, T0))));
        assertThat(redis.connection().sync().zrange(all, 0, -1)).isEmpty();
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
        assertThat(redis.connection()
                        .sync()
                        .hget(
                                LiveMapKeys.fixes(driver("a").value()),
                                driver("a").value()))
                .startsWith("48.1,11.5,");
    }

    private static List<UserId> near(GeoPoint point) {
        return ids(nearest.nearest(List.of(new Search(point, "standard", 3_000, 10)))
                .getFirst());
    }

    private static List<UserId> ids(List<Nearby> found) {
        return found.stream().map(Nearby::driver).toList();
    }
}
