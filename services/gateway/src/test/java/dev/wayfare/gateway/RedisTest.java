package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.embedded.EmbeddedRedis;
import dev.wayfare.gateway.auth.Suspensions;
import dev.wayfare.gateway.auth.SuspensionsFold;
import dev.wayfare.gateway.command.Note;
import dev.wayfare.gateway.command.RedisNotes;
import dev.wayfare.gateway.fakes.FakeDocuments;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.gateway.riding.CachedRides;
import dev.wayfare.gateway.riding.RideCache;
import dev.wayfare.gateway.riding.RideCacheFold;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.store.Redis;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String RIDE = Ids.derive("ride", "cached");

    private static EmbeddedRedis server;
    private static Redis redis;

    private final GatewayMetrics metrics = new GatewayMetrics(new SimpleMeterRegistry());
    private final FakeDocuments documents = new FakeDocuments();

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = EmbeddedRedis.start(folder.resolve("redis"), 0);
        redis = Redis.connect(server.uri());
    }

    @BeforeEach
    void flush() {
        redis.connection().sync().flushall();
    }

    @AfterAll
    static void stop() {
        redis.close();
        server.close();
    }

    @Test
    void of_many_who_note_at_once_one_is_first_and_all_others_see_his_note() {
        try (RedisNotes notes = new RedisNotes(redis, metrics.notesAway())) {
            List<CompletableFuture<Optional<Note>>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(notes.write("act_x", new Note("hash" + i, "user", NOW, "{\"a\":\n1}")));
            }

            List<Note> earlier = all.stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .toList();

            assertThat(earlier).hasSize(49).containsOnly(new Note("hash0", "user", NOW, "{\"a\":\n1}"));
            assertThat(notes.find("act_x").join()).contains(earlier.getFirst());
            assertThat(notes.find("act_y").join()).isEmpty();
            assertThat(redis.connection().sync().ttl("note:act_x")).isBetween(86_000L, 86_400L);
        }
    }

    private static ObjectNode ride(int version) {
        return ((ObjectNode) Json.mapper().createObjectNode())
                .put("rideId", RIDE)
                .put("version", version);
    }

    private static Envelope event(String type, String key, long version) {
        return new Envelope(Topics.RIDE_EVENTS.name(), 0, version, key, "e" + version, type, type, version, NOW, null);
    }

    @Test
    void a_cached_ride_is_shown_until_an_event_makes_it_old() {
        try (RideCache cache = new RideCache(redis)) {
            CachedRides rides = new CachedRides(cache, documents, metrics);
            documents.put("rides", RIDE, 1, ride(1));
            rides.find(RIDE, 0).join();
            await().until(() -> redis.connection().sync().get("ride:" + RIDE) != null);
            documents.put("rides", RIDE, 2, ride(2));
            assertThat(version(rides)).isEqualTo(1);

            new RideCacheFold(cache).apply(List.of(event("ride.accepted.v1", RIDE, 2)));

            assertThat(version(rides)).isEqualTo(2);
        }
    }

    @Test
    void a_slow_reader_never_brings_an_old_ride_back() {
        try (RideCache cache = new RideCache(redis)) {
            CachedRides rides = new CachedRides(cache, documents, metrics);
            new RideCacheFold(cache).apply(List.of(event("ride.accepted.v1", RIDE, 5)));
            documents.put("rides", RIDE, 4, ride(4));

            assertThat(version(rides)).isEqualTo(4);
            documents.put("rides", RIDE, 5, ride(5));

            assertThat(version(rides)).isEqualTo(5);
        }
    }

    private static int version(CachedRides rides) {
        return rides.find(RIDE, 0).join().orElseThrow().path("version").asInt();
    }

    @Test
    void who_is_suspended_is_known_within_a_moment_until_he_is_reinstated() {
        try (Suspensions suspensions = new Suspensions(redis).start()) {
            SuspensionsFold fold = new SuspensionsFold(redis);
            fold.apply(List.of(
                    event("account.suspended.v1", "user_a", 3),
                    event("account.reinstated.v1", "user_a", 4),
                    event("account.suspended.v1", "user_b", 3)));
            await().atMost(Duration.ofSeconds(10)).until(() -> suspensions.contains("user_b"));
            assertThat(suspensions.contains("user_a")).isFalse();

            fold.apply(List.of(event("account.reinstated.v1", "user_b", 4)));

            await().atMost(Duration.ofSeconds(10)).until(() -> !suspensions.contains("user_b"));
        }
    }
}
