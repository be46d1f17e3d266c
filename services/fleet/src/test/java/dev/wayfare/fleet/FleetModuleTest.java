package dev.wayfare.fleet;

import static dev.wayfare.fleet.drivers.model.DriverStory.CAR;
import static dev.wayfare.fleet.drivers.model.DriverStory.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.proto.fleet.AvailableDriver;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc;
import dev.wayfare.contracts.proto.fleet.FindAvailableDriversRequest;
import dev.wayfare.contracts.proto.views.GetDocument;
import dev.wayfare.contracts.proto.views.ViewsGrpc;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.embedded.EmbeddedStack;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.geo.FixRecords;
import dev.wayfare.runtime.node.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real module over real stores, as a process would run it. */
class FleetModuleTest {

    private static final GeoPoint THERE = new GeoPoint(41.99, -87.63);

    @TempDir
    private static Path folder;

    private static EmbeddedStack stack;
    private static Node node;

    @BeforeAll
    static void start() throws Exception {
        stack = EmbeddedStack.start(folder.resolve("stores"));
        node = startNode();
    }

    @AfterAll
    static void stop() {
        node.close();
        stack.close();
    }

    private static Node startNode() throws Exception {
        Settings settings = Settings.read(
                Map.of(
                        "kafka.bootstrap", stack.kafka().bootstrap(),
                        "redis.uri", stack.redis().uri(),
                        "mongodb.uri", stack.mongo().uri()),
                Optional.empty());
        return Node.start(settings, folder.resolve("node"), List.of(new FleetModule()));
    }

    @Test
    void a_driver_goes_online_is_seen_moves_is_held_and_outlives_redis_and_the_process() throws Exception {
        UserId dora = new UserId(Ids.derive(UserId.PREFIX, "dora"));
        say(Topics.DRIVER_ACTIONS, dora, new DriverCommand.Register(dora, "Dora", CAR));
        say(Topics.DRIVER_ACTIONS, dora, new DriverCommand.GoOnline(HERE, List.of()));
        eventually().untilAsserted(() -> assertThat(near(HERE)).hasSize(1));

        String handle = near(HERE).getFirst().getHandle();
        assertThat(view("driver-handles", handle)).contains(dora.value());
        assertThat(handle).doesNotContain(dora.value());

        sendFix(dora, THERE);
        eventually().untilAsserted(() -> assertThat(near(THERE)).hasSize(1));
        assertThat(near(HERE)).isEmpty();

        stack.redis().restart();
        eventually().untilAsserted(() -> assertThat(near(THERE)).hasSize(1));

        node.close();
        stack.redis().restart();
        node = startNode();
        eventually().untilAsserted(() -> assertThat(near(THERE)).hasSize(1));

        say(Topics.DRIVER_CLAIMS, dora, hold(dora));
        eventually().untilAsserted(() -> assertThat(near(THERE)).isEmpty());
        assertThat(view("drivers", dora.value())).contains("\"status\":\"OFFERED\"", "\"name\":\"Dora\"");
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30)).ignoreExceptions();
    }

    private static ClaimCommand.Hold hold(UserId driver) {
        return new ClaimCommand.Hold(
                driver.value(),
                new ClaimId(Ids.derive(ClaimId.PREFIX, "a")),
                Ids.derive(RideId.PREFIX, "a"),
                1,
                List.of(),
                15,
                Instant.now().plusSeconds(10),
                null);
    }

    private static void say(Topic topic, UserId driver, Object value) {
        String id = Ids.derive("cmd", value.toString());
        node.writer()
                .append(Command.of(topic, driver.value(), value, id, "/wayfare/test"))
                .join();
    }

    private static List<AvailableDriver> near(GeoPoint point) {
        return node.rpc()
                .client("fleet", DriverServiceGrpc::newBlockingStub, DriverServiceGrpc.DriverServiceBlockingStub.class)
                .findAvailableDrivers(FindAvailableDriversRequest.newBuilder()
                        .setLat(point.lat())
                        .setLon(point.lon())
                        .build())
                .getItemsList();
    }

    private static String view(String view, String id) {
        return node.rpc()
                .client("fleet", ViewsGrpc::newBlockingStub, ViewsGrpc.ViewsBlockingStub.class)
                .get(GetDocument.newBuilder().setView(view).setId(id).build())
                .getJson()
                .toStringUtf8();
    }

    private static void sendFix(UserId driver, GeoPoint at) {
        LocationFix fix = new LocationFix(at.lat(), at.lon(), Instant.now(), Float.NaN, Float.NaN, 5);
        node.writer().send(FixRecords.of(driver, fix)).join();
    }
}
