package dev.wayfare.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wayfare.contracts.proto.views.GetDocument;
import dev.wayfare.contracts.proto.views.ViewsGrpc;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.embedded.EmbeddedStack;
import dev.wayfare.insight.counts.model.Trips;
import dev.wayfare.kernel.Money;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Node;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
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

class InsightModuleTest {

    /** In Kathmandu, 5 h 45 min ahead, it is the second of December by then. */
    private static final Instant EVENING = Instant.parse("2026-12-01T18:20:00Z");

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
        node = Node.start(
                Settings.read(settings, Optional.empty()), data.resolve("node"), List.of(new InsightModule()));
        views = node.rpc().client("insight", ViewsGrpc::newBlockingStub, ViewsGrpc.ViewsBlockingStub.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> node.health().missing().isEmpty());
    }

    @AfterAll
    static void stop() {
        node.close();
        stack.close();
    }

    @Test
    void charts_add_up_what_all_partitions_have_counted_by_the_days_of_any_time_zone() throws IOException {
        for (int i = 0; i < 20; i++) {
            event("b" + i, Trips.requested("b" + i, EVENING));
            event("b" + i, Trips.confirmed(EVENING));
        }
        event("b0", Trips.itemCancelled(2, new Money(15_000, "USD"), EVENING));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            JsonNode hotels = chart("statistics/2026-12-01/2026-12-01/day/HOTEL/UTC");
            assertThat(hotels.at("/items/0/done").asInt()).isEqualTo(20);
            assertThat(hotels.at("/items/0/refunds/0/amountMinor").asInt()).isEqualTo(15_000);
            assertThat(hotels.at("/items/0/net/0/amountMinor").asInt()).isEqualTo(20 * 30_000 - 15_000);
        });
        JsonNode revenue = chart("revenue/2026-12-01/2026-12-31/hour/FLIGHT/UTC");
        assertThat(revenue.path("items")).hasSize(1);
        assertThat(revenue.at("/items/0/at").asText()).isEqualTo("2026-12-01T18:00:00Z");
        JsonNode far = chart("bookings/2026-12-02/2026-12-02/day/BOOKING/Asia/Kathmandu");
        assertThat(far.at("/items/0/at").asText()).isEqualTo("2026-12-02T00:00:00+05:45");
        assertThat(far.at("/items/0/requested").asInt()).isEqualTo(20);
        assertThat(chart("bookings/2026-12-01/2026-12-01/day/BOOKING/Asia/Kathmandu")
                        .path("items"))
                .isEmpty();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            JsonNode routes = chart("top-routes/2026-12-01/2026-12-01/1/FLIGHT/UTC");
            assertThat(routes.at("/items/0/name").asText()).isEqualTo("ORD-LHR");
            assertThat(routes.at("/items/0/units").asInt()).isEqualTo(40);
        });
    }

    @Test
    void a_chart_that_is_none_is_refused() {
        assertThatThrownBy(() -> chart("profit/2026-12-01/2026-12-01/day/*/UTC"))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("INVALID_ARGUMENT");
    }

    private static void event(String name, BookingEvent event) {
        String id = Trips.booking(name) + event.getClass().getSimpleName();
        Command command =
                new Command(Topics.BOOKINGS, Trips.booking(name).value(), event, id, "/test", null, null, null);
        node.writer().send(node.writer().record(command, null)).join();
    }

    private static JsonNode chart(String id) throws IOException {
        var found =
                views.get(GetDocument.newBuilder().setView("charts").setId(id).build());
        return MAPPER.readTree(found.getJson().toByteArray());
    }
}
