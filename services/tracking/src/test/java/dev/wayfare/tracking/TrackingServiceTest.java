package dev.wayfare.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.proto.views.GetDocument;
import dev.wayfare.contracts.proto.views.ViewsGrpc;
import dev.wayfare.contracts.rides.RideCommand.RideMeasured;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.tracking.TrackingTask;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.embedded.EmbeddedStack;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.geo.FixRecords;
import dev.wayfare.runtime.kafka.Kafka;
import dev.wayfare.runtime.log.RecordHeaders;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.tracking.model.Drives;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tracking as a process runs it, against a real broker and stores, on bad days. The test speaks for rides and for drivers. */
class TrackingServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int PARTITIONS = 2;

    @TempDir
    private static Path data;

    private static EmbeddedStack stack;
    private static Settings settings;
    private static LogWriter log;
    private static int rides;

    private final RideId ride = new RideId(Ids.derive("ride", "bad day " + rides));
    private final UserId driver = new UserId(Ids.derive("user", "driver " + rides++));
    private final UserId rider = new UserId(Ids.derive("user", "rider"));
    private final Instant startedAt = Instant.now().minusSeconds(1_000);
    private Node node;
    private int driven;

    @BeforeAll
    static void stores() throws Exception {
        stack = EmbeddedStack.start(data.resolve("embedded"));
        settings = Settings.read(
                Map.of(
                        "kafka.bootstrap",
                        stack.kafkaBootstrap(),
                        "redis.uri",
                        stack.redisUri(),
                        "mongodb.uri",
                        stack.mongoUri(),
                        "kafka.partitions",
                        Integer.toString(PARTITIONS)),
                Optional.empty());
        log = new LogWriter(Kafka.from(settings).producer("test", Duration.ofSeconds(10), 2), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        log.close();
        stack.close();
    }

    @AfterEach
    void stopTracking() {
        node.close();
    }

    private void startTracking() throws Exception {
        node = Node.start(settings, data.resolve("node"), List.of(new TrackingModule()));
        await().atMost(SOON).until(() -> node.health().missing().isEmpty());
    }

    private void say(TrackingTask task) {
        String id = Ids.derive("cmd", ride.value(), task.getClass().getSimpleName());
        log.append(Command.of(Topics.TRACKING_TASKS, driver.value(), task, id, "/wayfare/test"))
                .join();
    }

    private void accepted() {
        say(new TrackingTask.FollowRide(
                ride, driver, rider, Drives.place(0, 0), Drives.place(9_000, 0), startedAt.minusSeconds(60)));
        say(new TrackingTask.FollowTrip(ride, startedAt));
    }

    /** Accepted, and tracking knows it: it shows the driver before the trip begins. */
    private void followed() {
        accepted();
        GeoPoint here = Drives.place(0, 0);
        LocationFix waiting =
                new LocationFix(here.lat(), here.lon(), startedAt.minusSeconds(1), Float.NaN, Float.NaN, 5);
        await().atMost(SOON).until(() -> {
            send(waiting);
            return all(Topics.LIVE_RIDE_TRACKING).stream()
                    .anyMatch(record -> new String(record.key(), StandardCharsets.UTF_8).equals(ride.value()));
        });
    }

    private void ended() {
        say(new TrackingTask.MeasureRide(ride, startedAt, startedAt.plusSeconds(driven)));
    }

    /** Ten metres east a second, all of it sent now. */
    private void drives(int seconds) {
        for (int i = 0; i < seconds; i++) {
            GeoPoint here = Drives.place(driven * 10.0, 0);
            send(new LocationFix(here.lat(), here.lon(), startedAt.plusSeconds(driven++), Float.NaN, Float.NaN, 5));
        }
    }

    private void send(LocationFix fix) {
        log.send(FixRecords.of(driver, fix)).join();
    }

    private List<RideMeasured> answers() {
        List<RideMeasured> answers = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : all(Topics.RIDE_ACTIONS)) {
            if (new String(record.key(), StandardCharsets.UTF_8).equals(ride.value())) {
                String type = RecordHeaders.text(record.headers(), Headers.TYPE);
                assertThat(type).isEqualTo("ride.measured.v1");
                answers.add((RideMeasured) WireTypes.read(record.value(), type));
            }
        }
        return answers;
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(Topic topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = Kafka.from(settings).consumer("", "test")) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int i = 0; i < PARTITIONS; i++) {
                partitions.add(new TopicPartition(topic.name(), i));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private RideMeasured answer() {
        return await().atMost(SOON)
                .until(this::answers, found -> !found.isEmpty())
                .getFirst();
    }

    private JsonNode wholeTrack() {
        return await().atMost(SOON)
                .until(this::track, found -> found.filter(
                                track -> track.path("whole").asBoolean())
                        .isPresent())
                .orElseThrow();
    }

    private Optional<JsonNode> track() {
        try {
            var views = node.rpc().client("tracking", ViewsGrpc::newBlockingStub, ViewsGrpc.ViewsBlockingStub.class);
            var found = views.get(GetDocument.newBuilder()
                    .setView("tracks")
                    .setId(ride.value())
                    .build());
            return Optional.of(Json.mapper().readTree(found.getJson().toByteArray()));
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(io.grpc.Status.Code.NOT_FOUND);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void isWhole(RideMeasured answer, int fixes) {
        assertThat(answer.fixes()).isEqualTo(fixes);
        assertThat(answer.distanceM()).isBetween(fixes * 10 - 25, fixes * 10);
        assertThat(answer.unseenS()).isZero();
    }

    @Test
    void a_ride_is_measured_and_its_track_is_kept() throws Exception {
        startTracking();
        followed();
        drives(200);
        Instant asked = Instant.now();
        ended();
        isWhole(answer(), 200);
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
        JsonNode track = wholeTrack();
        assertThat(track.at("/trip/fixes").asInt()).isEqualTo(200);
        assertThat(track.path("driverId").asText()).isEqualTo(driver.value());
    }

    @Test
    void tracking_that_is_stopped_on_the_way_again_and_again_loses_no_metre() throws Exception {
        startTracking();
        followed();
        for (int times = 0; times < 3; times++) {
            drives(50);
            node.close();
            drives(50);
            startTracking();
        }
        ended();
        isWhole(answer(), 300);
        assertThat(wholeTrack().at("/trip/fixes").asInt()).isEqualTo(300);
    }

    @Test
    void a_ride_that_ended_while_tracking_was_away_is_measured_when_it_is_back() throws Exception {
        startTracking();
        followed();
        drives(20);
        node.close();
        drives(180);
        ended();
        startTracking();
        isWhole(answer(), 200);
        assertThat(wholeTrack().at("/trip/fixes").asInt()).isEqualTo(200);
    }

    @Test
    void fixes_that_come_twice_too_late_or_from_nowhere_change_nothing() throws Exception {
        startTracking();
        followed();
        drives(100);
        int before = driven;
        driven = 40;
        drives(30);
        driven = before;
        drives(100);
        send(new LocationFix(0, 0, startedAt.plusSeconds(150), Float.NaN, Float.NaN, 5));
        log.send(new org.apache.kafka.clients.producer.ProducerRecord<>(
                        Topics.DRIVER_LOCATION_UPDATES.name(),
                        driver.value().getBytes(StandardCharsets.UTF_8),
                        new byte[] {2, 0, 1}))
                .join();
        ended();
        RideMeasured answer = answer();
        isWhole(answer, 200);
        driven = 100;
        drives(500);
        await().during(Duration.ofMillis(500))
                .atMost(SOON)
                .until(() -> answers().size() == 1);
    }

    @Test
    void a_ride_without_a_fix_is_answered_at_once() throws Exception {
        startTracking();
        accepted();
        driven = 100;
        ended();
        assertThat(answer()).isEqualTo(new RideMeasured(driver, 0, 0, 100));
    }

    @Test
    void while_mongodb_is_away_rides_are_measured_and_their_tracks_follow() throws Exception {
        startTracking();
        followed();
        drives(100);
        stack.mongo().stop();
        try {
            ended();
            isWhole(answer(), 100);
        } finally {
            stack.mongo().restart();
        }
        assertThat(wholeTrack().at("/trip/fixes").asInt()).isEqualTo(100);
    }
}
