package dev.wayfare.dispatch.surge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.dispatch.MarketConditions;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.dispatch.surge.model.Spot;
import dev.wayfare.dispatch.surge.model.SurgeRules;
import dev.wayfare.embedded.EmbeddedRedis;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.geo.Cells;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.store.Redis;
import io.lettuce.core.RedisException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Demand and supply against a real Redis; the log is a producer that remembers. */
class MarketWatchTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Place HERE = Place.at(41.88, -87.63);
    private static final Spot SPOT = new Spot(Cells.at(HERE.point(), MarketConditions.RESOLUTION), "standard");
    private static final List<TopicPartition> FIRST = List.of(new TopicPartition(Topics.RIDE_EVENTS.name(), 0));

    @TempDir
    private static Path folder;

    private static EmbeddedRedis server;
    private static Redis redis;

    private Instant now = NOON;
    private final MockProducer<byte[], byte[]> log =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ConditionsView view = new ConditionsView(redis.connection());
    private MarketWatch watch = watch();
    private long offset;

    @BeforeAll
    static void start() {
        server = EmbeddedRedis.start(folder.resolve("redis"), 0);
        redis = Redis.connect(server.uri());
    }

    @AfterAll
    static void stop() throws IOException {
        redis.close();
        server.close();
    }

    @BeforeEach
    void nobody_is_anywhere() {
        redis.connection().sync().flushall();
        watch.assigned(FIRST);
    }

    private MarketWatch watch() {
        SurgeSettings settings = new SurgeSettings(true, Duration.ofSeconds(10), new SurgeRules(2.5, 3));
        Clock ours = new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new MarketWatch(
                settings,
                new OpenRequests(redis.connection()),
                new Supply(redis.connection()),
                view,
                new LogWriter(log, ours),
                ours);
    }

    private static RideId ride(int number) {
        return new RideId(Ids.derive(RideId.PREFIX, "ride " + number));
    }

    private static UserId user(String name) {
        return new UserId(Ids.derive(UserId.PREFIX, name));
    }

    private static RideEvent.RideRequested requested(RideId ride, @Nullable Instant scheduledFor) {
        Money one = new Money(100, "USD");
        Tariff tariff = new Tariff("standard", one, one, one, one, one, 60, one, 300, false, false, 2000);
        return new RideEvent.RideRequested(
                ride,
                user("rider"),
                HERE,
                Place.at(41.9, -87.65),
                "market",
                "standard",
                tariff,
                1,
                one,
                3_000,
                600,
                "tok_ok",
                scheduledFor,
                null,
                null,
                NOON);
    }

    private Envelope event(RideId ride, RideEvent event) {
        String type = WireTypes.nameOf(event.getClass());
        Object value = event instanceof RideEvent.RideRequested ? event : type;
        return new Envelope(
                Topics.RIDE_EVENTS.name(), 0, offset++, ride.value(), "id" + offset, type, value, 1, now, null);
    }

    private void ask(int count) {
        List<Envelope> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(event(ride(i), requested(ride(i), null)));
        }
        watch.apply(batch);
    }

    private void drivers(int count) {
        redis.connection().sync().sadd(LiveMapKeys.PRODUCTS, "standard");
        for (int i = 0; i < count; i++) {
            GeoPoint at = new GeoPoint(HERE.lat() + i * 1e-5, HERE.lon());
            redis.connection().sync().geoadd(LiveMapKeys.availableAt("standard", at), at.lon(), at.lat(), "driver" + i);
        }
    }

    /** The conditions here that were said when ten seconds had passed. */
    private @Nullable MarketConditions look() {
        now = now.plusSeconds(10);
        log.clear();
        watch.tick();
        MarketConditions here = null;
        List<Envelope> said = new ArrayList<>();
        for (ProducerRecord<byte[], byte[]> record : log.history()) {
            MarketConditions conditions = Json.read(record.value(), MarketConditions.class);
            said.add(new Envelope(
                    record.topic(), 0, 0, conditions.cell(), "id", "market.conditions.v1", conditions, 0, now, null));
            here = Spot.of(conditions).equals(SPOT) ? conditions : here;
        }
        if (!said.isEmpty()) {
            view.apply(said);
        }
        return here;
    }

    @Test
    void requests_and_drivers_are_counted_where_they_are() {
        ask(6);
        drivers(2);
        MarketConditions here = look();
        assertThat(here).isNotNull();
        assertThat(here.openRequests()).isEqualTo(6);
        assertThat(here.availableDrivers()).isEqualTo(2);
        assertThat(here.surge()).isEqualTo(1.3);
        assertThat(view.all()).containsEntry(SPOT, here);
    }

    @Test
    void events_that_come_again_count_once() {
        ask(6);
        ask(6);
        assertThat(look().openRequests()).isEqualTo(6);
    }

    @Test
    void a_ride_that_was_accepted_or_ended_is_no_demand_and_one_given_back_is_again() {
        ask(3);
        watch.apply(List.of(
                event(ride(0), new RideEvent.RideAccepted(claim(), user("driver"), user("rider"), now)),
                event(ride(1), new RideEvent.NoDriversAvailable(user("rider"), 3, now))));
        assertThat(look().openRequests()).isEqualTo(1);
        watch.apply(
                List.of(event(ride(0), new RideEvent.DriverGaveUp(user("driver"), user("rider"), claim(), null, now))));
        assertThat(look().openRequests()).isEqualTo(2);
    }

    @Test
    void a_scheduled_ride_is_demand_when_its_search_begins() {
        Instant later = NOON.plus(Duration.ofHours(3));
        watch.apply(List.of(event(ride(1), requested(ride(1), later))));
        assertThat(look()).isNull();
        watch.apply(List.of(event(ride(1), new RideEvent.DriverSought(1, later))));
        assertThat(look().openRequests()).isEqualTo(1);
    }

    @Test
    void a_request_of_which_nothing_more_is_heard_is_forgotten() {
        ask(5);
        look();
        now = now.plusSeconds(120);
        assertThat(look().openRequests()).isZero();
    }

    @Test
    void a_new_leader_goes_on_where_the_last_one_stood() {
        ask(30);
        look();
        look();
        assertThat(look().surge()).isEqualTo(1.9);
        watch = watch();
        watch.assigned(FIRST);
        assertThat(look().surge()).isEqualTo(2.2);
    }

    @Test
    void who_does_not_lead_or_lags_behind_says_nothing() {
        ask(30);
        watch.revoked(FIRST);
        assertThat(look()).isNull();
        watch.assigned(FIRST);
        Instant present = now;
        now = NOON.minusSeconds(3_600);
        ask(30);
        now = present;
        assertThat(look()).isNull();
        ask(30);
        assertThat(look()).isNotNull();
    }

    @Test
    void a_market_that_calmed_down_is_said_to_be_quiet_once_and_leaves_the_view() {
        ask(4);
        assertThat(look().surge()).isEqualTo(1.3);
        List<Envelope> ends = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ends.add(event(ride(i), new RideEvent.NoDriversAvailable(user("rider"), 3, now)));
        }
        watch.apply(ends);
        assertThat(look().surge()).isEqualTo(1.1);
        assertThat(look().isQuiet()).isTrue();
        assertThat(look()).isNull();
        assertThat(view.all()).isEmpty();
    }

    @Test
    void conditions_that_come_late_or_twice_change_nothing() {
        MarketConditions newer = new MarketConditions(SPOT.cell(), "standard", 9, 1, 2, NOON);
        MarketConditions older = new MarketConditions(SPOT.cell(), "standard", 0, 0, 1, NOON.minusSeconds(10));
        for (MarketConditions one : List.of(newer, older, newer)) {
            view.apply(List.of(new Envelope("t", 0, 0, SPOT.cell(), "id", "x", one, 0, NOON, null)));
        }
        assertThat(view.all()).isEqualTo(Map.of(SPOT, newer));
    }

    @Test
    void while_redis_is_away_a_look_fails_and_says_nothing() {
        try (EmbeddedRedis other = EmbeddedRedis.start(folder.resolve("gone"), 0)) {
            Redis gone = Redis.connect(other.uri());
            OpenRequests requests = new OpenRequests(gone.connection());
            other.close();
            assertThatThrownBy(() -> requests.count(NOON)).isInstanceOf(RedisException.class);
            gone.close();
        }
        assertThat(log.history()).isEmpty();
    }

    private static ClaimId claim() {
        return new ClaimId(Ids.derive(ClaimId.PREFIX, "claim"));
    }
}
