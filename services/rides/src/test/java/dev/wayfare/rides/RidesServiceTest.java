package dev.wayfare.rides;

import static dev.wayfare.rides.model.SampleRides.DRIVER;
import static dev.wayfare.rides.model.SampleRides.RIDE;
import static dev.wayfare.rides.model.SampleRides.RIDER;
import static dev.wayfare.rides.model.SampleRides.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wayfare.contracts.proto.views.Document;
import dev.wayfare.contracts.proto.views.GetDocument;
import dev.wayfare.contracts.proto.views.ListDocuments;
import dev.wayfare.contracts.proto.views.ViewsGrpc;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.embedded.EmbeddedStack;
import dev.wayfare.rides.model.SampleRides;
import dev.wayfare.rides.view.OpenOffers;
import dev.wayfare.rides.view.RidesView;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Node;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rides as a process runs it, against a real broker and stores; the test speaks for drivers and their owner. */
class RidesServiceTest {

    private static final ObjectMapper MAPPER = Json.mapper();

    @TempDir
    private static Path data;

    private static EmbeddedStack stack;
    private static Node node;
    private static ViewsGrpc.ViewsBlockingStub views;

    @BeforeAll
    static void start() throws Exception {
        stack = EmbeddedStack.start(data.resolve("embedded"));
        Map<String, String> settings = Map.of(
                "kafka.bootstrap",
                stack.kafkaBootstrap(),
                "redis.uri",
                stack.redisUri(),
                "mongodb.uri",
                stack.mongoUri(),
                "kafka.partitions",
                "2");
        node = Node.start(Settings.read(settings, Optional.empty()), data.resolve("node"), List.of(new RidesModule()));
        views = node.rpc().client("rides", ViewsGrpc::newBlockingStub, ViewsGrpc.ViewsBlockingStub.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> node.health().missing().isEmpty());
    }

    @AfterAll
    static void stop() {
        node.close();
        stack.close();
    }

    @Test
    void a_ride_is_seen_by_its_rider_and_its_driver_from_offer_to_rating() {
        say(Topics.RIDE_REQUESTS, "c1", asked().command());
        awaitStatus("REQUESTED");
        RideCommand.ClaimAnswered held = (RideCommand.ClaimAnswered) SampleRides.held(1, DRIVER, Instant.now());
        say(Topics.DRIVER_CLAIM_OUTCOMES, "c2", held.outcome());
        awaitStatus("PENDING_ACCEPTANCE");
        JsonNode offer = find(OpenOffers.NAME, DRIVER.value()).orElseThrow();
        assertThat(offer.path("rideId").asText()).isEqualTo(RIDE.value());
        assertThat(offer.path("fareEstimate").path("amountMinor").asInt()).isEqualTo(3_000);

        RideCommand.ClaimAnswered confirmed =
                (RideCommand.ClaimAnswered) SampleRides.confirmed(1, DRIVER, Instant.now());
        say(Topics.DRIVER_CLAIM_OUTCOMES, "c3", confirmed.outcome());
        awaitStatus("ACCEPTED");
        assertThat(find(OpenOffers.NAME, DRIVER.value())).isEmpty();

        say(Topics.RIDE_ACTIONS, "c4", new RideCommand.Arrive(DRIVER));
        say(Topics.RIDE_ACTIONS, "c5", new RideCommand.Start(DRIVER, null));
        say(Topics.RIDE_ACTIONS, "c6", new RideCommand.End(DRIVER));
        say(Topics.RIDE_ACTIONS, "c6m", SampleRides.measured(24_321));
        awaitStatus("COMPLETED");
        say(Topics.RIDE_REQUESTS, "c7", new RideCommand.Rate(RIDER, 5, "good"));
        await().until(() -> ride().at("/ratings/byRider/stars").asInt() == 5);

        JsonNode ride = ride();
        assertThat(ride.path("version").asInt()).isEqualTo(8);
        assertThat(ride.path("fare").path("currency").asText()).isEqualTo("USD");
        assertThat(ride.path("_events")).hasSize(8);
        for (Map<String, String> filter :
                List.of(Map.of("driverId", DRIVER.value()), Map.of("riderId", RIDER.value(), "status", "COMPLETED"))) {
            assertThat(views.list(ListDocuments.newBuilder()
                                    .setView(RidesView.NAME)
                                    .putAllFilters(filter)
                                    .setLimit(10)
                                    .build())
                            .getItemsList())
                    .hasSize(1);
        }
    }

    private static void say(Topic topic, String id, Object value) {
        node.writer()
                .append(Command.of(topic, RIDE.value(), value, id, "/wayfare/test"))
                .join();
    }

    private static void awaitStatus(String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ride().path("status").asText().equals(status));
    }

    private static JsonNode ride() {
        return find(RidesView.NAME, RIDE.value()).orElseGet(MAPPER::createObjectNode);
    }

    private static Optional<JsonNode> find(String view, String id) {
        try {
            return Optional.of(json(
                    views.get(GetDocument.newBuilder().setView(view).setId(id).build())));
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
            return Optional.empty();
        }
    }

    private static JsonNode json(Document document) {
        try {
            return MAPPER.readTree(document.getJson().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
