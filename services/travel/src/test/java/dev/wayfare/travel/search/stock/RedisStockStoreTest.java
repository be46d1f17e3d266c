package dev.wayfare.travel.search.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.embedded.EmbeddedRedis;
import dev.wayfare.runtime.store.Redis;
import dev.wayfare.travel.search.stock.StockLevels.Count;
import dev.wayfare.travel.search.stock.StockStore.Field;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisStockStoreTest {

    private static final Field ROOMS = new Field(null, "room:x:DOUBLE", true);
    private static final TopicPartition ONLY = new TopicPartition("inventory-events", 0);

    @TempDir
    private static Path folder;

    private static EmbeddedRedis server;
    private static Redis redis;

    /** Redis goes by the real clock. */
    private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(10);

    private final Field taken = new Field(day, "flight:x", false);
    private final Field limit = new Field(day, "flight:x", true);
    private RedisStockStore store;

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.start(folder, 0);
        redis = Redis.connect(server.uri());
    }

    @AfterAll
    static void stop() {
        redis.close();
        server.close();
    }

    @BeforeEach
    void open() {
        redis.connection().sync().flushall();
        store = new RedisStockStore(redis, "log");
        store.offsets("group", List.of(ONLY));
    }

    private Map<Field, Count> loaded(RedisStockStore from) {
        Map<Field, Count> all = new HashMap<>();
        from.load(day, all::put);
        return all;
    }

    @Test
    void what_is_kept_is_told_again() {
        store.write(Map.of(taken, new Count(3, 7), limit, new Count(90, 1), ROOMS, new Count(8, 2)), Map.of(ONLY, 12L));

        assertThat(loaded(store))
                .containsOnly(
                        Map.entry(taken, new Count(3, 7)),
                        Map.entry(limit, new Count(90, 1)),
                        Map.entry(ROOMS, new Count(8, 2)));
        assertThat(store.offsets("group", List.of(ONLY))).containsEntry(ONLY, 12L);
    }

    @Test
    void of_two_writers_the_newer_version_stays() {
        store.write(Map.of(taken, new Count(3, 7)), Map.of(ONLY, 12L));
        new RedisStockStore(redis, "log").write(Map.of(taken, new Count(9, 6)), Map.of(ONLY, 11L));

        assertThat(loaded(store)).containsEntry(taken, new Count(3, 7));
    }

    @Test
    void another_log_begins_at_the_beginning() {
        store.write(Map.of(taken, new Count(3, 7)), Map.of(ONLY, 12L));
        RedisStockStore other = new RedisStockStore(redis, "another log");

        assertThat(other.offsets("group", List.of(ONLY))).isEmpty();
        assertThat(loaded(other)).isEmpty();
    }

    @Test
    void after_redis_has_lost_everything_nothing_is_told_as_read() {
        store.write(Map.of(taken, new Count(3, 7)), Map.of(ONLY, 12L));
        redis.connection().sync().flushall();
        store.write(Map.of(taken, new Count(4, 8)), Map.of(ONLY, 13L));

        assertThat(new RedisStockStore(redis, "log").offsets("group", List.of(ONLY)))
                .as("the next start reads all again")
                .isEmpty();
    }

    @Test
    void a_day_goes_by_itself_when_it_is_over() {
        store.write(Map.of(taken, new Count(3, 7), ROOMS, new Count(8, 2)), Map.of(ONLY, 12L));

        assertThat(redis.connection().sync().ttl("travel:stock:log:" + day)).isBetween(12 * 86_400L, 13 * 86_400L);
        assertThat(redis.connection().sync().ttl("travel:stock:log:always")).isEqualTo(-1);
    }
}
