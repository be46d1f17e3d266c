package dev.wayfare.fleet.livemap.view;

import static dev.wayfare.fleet.drivers.model.DriverStory.HERE;
import static dev.wayfare.fleet.drivers.model.DriverStory.T0;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.driver;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.fix;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.north;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.online;
import static dev.wayfare.fleet.livemap.view.FoldedRecords.registered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.embedded.EmbeddedRedis;
import dev.wayfare.fleet.metrics.FleetMetrics;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.runtime.geo.DriverIndex;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.runtime.geo.NearestDrivers.Search;
import dev.wayfare.runtime.store.Redis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More drivers than go to Redis at once, and a fold that is far behind the end of the log. */
class LiveMapLagTest {

    private static final int MANY = 5_000;
    private static final TopicPartition EVENTS = new TopicPartition(Topics.DRIVER_EVENTS.name(), 0);
    private static final TopicPartition FIXES = new TopicPartition(Topics.DRIVER_LOCATION_UPDATES.name(), 0);

    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock(T0);
    private final DriverIndex index = new DriverIndex();
    private EmbeddedRedis server;
    private Redis redis;
    private LiveMapStore store;
    private LiveMapWriter writer;
    private LiveMapFold fold;

    @BeforeEach
    void start() {
        server = EmbeddedRedis.start(folder.resolve("redis"), 0);
        redis = Redis.connect(server.uri());
        store = new LiveMapStore(redis, "log-1");
        writer = new LiveMapWriter(store, Duration.ofSeconds(1));
        Presence presence = new Presence(command -> CompletableFuture.completedFuture(null), Duration.ofSeconds(30));
        fold = new LiveMapFold(writer, index, presence, new FleetMetrics(new SimpleMeterRegistry()), clock, 1);
        fold.assigned(List.of(EVENTS, FIXES));
    }

    @AfterEach
    void stop() {
        store.close();
        redis.close();
        server.close();
    }

    private void fold(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> read = new LinkedHashMap<>();
        read.put(partition, records);
        long next = records.getLast().offset() + 1;
        fold.apply(new ConsumerRecords<>(read, Map.of(partition, new OffsetAndMetadata(next))), (record, cause) -> {
            throw new AssertionError(cause);
        });
    }

    private void ticksUntilAllIsWritten() {
        Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> {
            fold.tick();
            return writer.waiting() == 0;
        });
    }

    private int foundAt(GeoPoint place) {
        return index.nearest(List.of(new Search(place, "standard", 1_000, 10)))
                .getFirst()
                .size();
    }

    private String fixInRedis(String name) {
        String id = driver(name).value();
        return redis.connection().sync().hget(LiveMapKeys.fixes(id), id);
    }

    @Test
    void what_goes_to_redis_in_slices_is_settled_when_all_of_it_is_there() {
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
        List<ConsumerRecord<byte[], byte[]>> fixes = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            events.add(registered("d" + i));
            events.add(online("d" + i, HERE));
            fixes.add(fix("d" + i, north(i % 100), 1));
        }
        fold(EVENTS, events);
        ticksUntilAllIsWritten();
        clock.set(T0.plusSeconds(2));
        fold(FIXES, fixes);
        fold.tick();
        assertThat(writer.waiting()).isGreaterThan(MANY / 2);
        assertThat(writer.lastSettled()).doesNotContainKey(FIXES);
        ticksUntilAllIsWritten();
        fold.tick();
        assertThat(writer.lastSettled()).containsKey(FIXES);
        for (int i = 0; i < MANY; i += 500) {
            assertThat(fixInRedis("d" + i)).endsWith("," + T0.plusSeconds(1).toEpochMilli());
        }
        assertThat(fixInRedis("d" + (MANY - 1))).isNotNull();
    }

    @Test
    void far_behind_the_end_of_the_log_nobody_is_moved_until_it_is_reached() {
        fold(EVENTS, List.of(registered("a"), online("a", HERE)));
        ticksUntilAllIsWritten();
        clock.set(T0.plusSeconds(600));
        fold(FIXES, List.of(fix("a", north(5_000), 10)));
        fold.tick();
        fold(FIXES, List.of(fix("a", north(10_000), 20)));
        fold.tick();
        fold(FIXES, List.of(fix("a", north(15_000), 30)));
        fold.tick();
        assertThat(foundAt(north(10_000))).isZero();
        assertThat(foundAt(north(15_000))).isZero();
        fold(FIXES, List.of(fix("a", north(20_000), 599)));
        fold.tick();
        assertThat(foundAt(north(20_000))).isOne();
        clock.set(T0.plusSeconds(602));
        ticksUntilAllIsWritten();
        assertThat(fixInRedis("a")).endsWith("," + T0.plusSeconds(599).toEpochMilli());
    }

    @Test
    void a_little_behind_people_are_moved_after_a_part_of_that() {
        fold(EVENTS, List.of(registered("a"), online("a", HERE)));
        ticksUntilAllIsWritten();
        clock.set(T0.plusSeconds(20));
        fold(FIXES, List.of(fix("a", north(5_000), 12)));
        fold.tick();
        assertThat(foundAt(north(5_000))).isOne();
        fold(FIXES, List.of(fix("a", north(10_000), 13)));
        fold.tick();
        assertThat(foundAt(north(10_000))).isZero();
        clock.set(T0.plusSeconds(22));
        fold(FIXES, List.of(fix("a", north(15_000), 14)));
        fold.tick();
        assertThat(foundAt(north(15_000))).isOne();
    }
}
