package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.TestGateway.Told;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrivingTest {

    private static final String RIDE = Ids.derive("ride", "one");
    private static final String OFFER = Ids.derive("offer", "one");

    private TestGateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = TestGateway.start(data);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Told act(String action, String body) {
        return gateway.post("/api/v1/driver-actions/" + action)
                .driver()
                .json(body)
                .send();
    }

    private Told locate(String body) {
        return gateway.post("/api/v1/drivers/" + TestGateway.DRIVER + "/location")
                .driver()
                .json(body)
                .send();
    }

    @Test
    void each_action_is_a_command_to_the_drivers_owner() {
        assertThat(act("online", "{\"position\": {\"lat\": 1, \"lon\": 2}, \"products\": [\"standard\"]}")
                        .json()
                        .path("actionId")
                        .asText())
                .startsWith("act_");
        act("offline", "{}");
        act("accept", "{\"offerId\": \"" + OFFER + "\"}");
        act("decline", "{\"offerId\": \"" + OFFER + "\"}");
        act("arrive", "{\"rideId\": \"" + RIDE + "\"}");
        act("end", "{\"rideId\": \"" + RIDE + "\"}");
        act("cancel", "{\"rideId\": \"" + RIDE + "\", \"reason\": \"flat tyre\"}");

        assertThat(gateway.log.commands()).extracting(command -> command.key()).containsOnly(TestGateway.DRIVER);
        assertThat(gateway.log.commands())
                .extracting(command -> command.value().getClass().getSimpleName())
                .containsExactly("GoOnline", "GoOffline", "AcceptOffer", "DeclineOffer", "Arrive", "End", "GiveUp");
    }

    @Test
    void the_pin_is_compared_here_and_never_leaves() {
        gateway.ride(RIDE, "ARRIVED", Map.of("driverId", TestGateway.DRIVER));
        String pin = gateway.get("/api/v1/rides/" + RIDE)
                .rider()
                .send()
                .json()
                .path("pin")
                .asText();
        String wrong = pin.equals("0000") ? "0001" : "0000";

        act("start", "{\"rideId\": \"" + RIDE + "\", \"pin\": \"" + pin + "\"}");
        act("start", "{\"rideId\": \"" + RIDE + "\", \"pin\": \"" + wrong + "\"}");
        act("start", "{\"rideId\": \"" + RIDE + "\"}");

        assertThat(gateway.log.commands())
                .extracting(command -> ((DriverCommand.Start) command.value()).pinMatches())
                .containsExactly(true, false, null);
        assertThat(act("start", "{\"rideId\": \"" + RIDE + "\", \"pin\": \"12\"}")
                        .pointers())
                .containsExactly("/pin");
    }

    @Test
    void an_accept_that_is_waited_for_tells_the_ride_or_why_not() {
        gateway.log.answer(command -> Optional.of(new CommandOutcome(command.id(), RIDE, 4, null)));
        Told applied = gateway.post("/api/v1/driver-actions/accept")
                .driver()
                .header("prefer", "wait=10")
                .json("{\"offerId\": \"" + OFFER + "\"}")
                .send();
        assertThat(applied.status()).isEqualTo(200);
        assertThat(applied.json()).isEqualTo(tree("{\"outcome\": \"APPLIED\", \"rideId\": \"" + RIDE + "\"}"));

        gateway.log.answer(command ->
                Optional.of(new CommandOutcome(command.id(), RIDE, 4, new Refusal("ride-cancelled", "too late"))));
        Told refused = gateway.post("/api/v1/driver-actions/accept")
                .driver()
                .header("prefer", "wait=10")
                .json("{\"offerId\": \"" + OFFER + "\"}")
                .send();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("ride-cancelled");
        assertThat(refused.json().path("rideId").asText()).isEqualTo(RIDE);
    }

    @Test
    void what_is_unknown_or_not_his_is_not_there() {
        gateway.log.answer(command -> Optional.of(
                new CommandOutcome(command.id(), command.key(), 4, new Refusal("offer-unknown", "no such offer"))));

        Told told = gateway.post("/api/v1/driver-actions/accept")
                .driver()
                .header("prefer", "wait=10")
                .json("{\"offerId\": \"" + OFFER + "\"}")
                .send();

        assertThat(told.status()).isEqualTo(404);
        assertThat(told.code()).isEqualTo("offer-unknown");
    }

    @Test
    void fixes_are_in_the_log_before_they_are_acknowledged() {
        Told many = locate("{\"fixes\": [{\"lat\": 41.9, \"lon\": -87.6, \"recordedAt\": \"2026-11-20T11:00:00Z\"},"
                + " {\"lat\": 41.9, \"lon\": -87.6, \"recordedAt\": \"2026-11-20T11:00:01Z\", \"accuracyM\": 80}]}");

        assertThat(many.json()).isEqualTo(tree("{\"taken\": 1, \"dropped\": 1}"));
        Told one = locate("{\"lat\": 41.9, \"lon\": -87.6, \"recordedAt\": \"2026-11-20T12:00:30Z\", \"speedMps\": 8}");
        assertThat(one.status()).isEqualTo(202);
        assertThat(gateway.log.fixes()).hasSize(2);
    }

    @Test
    void fixes_that_cannot_be_are_refused() {
        assertThat(locate("{\"lat\": 41.9, \"lon\": -87.6, \"recordedAt\": \"2026-11-20T12:01:30Z\"}")
                        .pointers())
                .containsExactly("/recordedAt");
        assertThat(locate("{\"lat\": 41.9, \"lon\": -187.6, \"recordedAt\": \"2026-11-18T12:00:00Z\"}")
                        .pointers())
                .containsExactlyInAnyOrder("/lon", "/recordedAt");
        assertThat(locate("{\"fixes\": []}").pointers()).containsExactly("/fixes");
        assertThat(locate("{\"fixes\": [{}]}").pointers())
                .containsExactlyInAnyOrder("/fixes/0/lat", "/fixes/0/lon", "/fixes/0/recordedAt");
        assertThat(gateway.log.fixes()).isEmpty();
    }

    @Test
    void without_an_open_offer_there_is_no_content() {
        String path = "/api/v1/drivers/" + TestGateway.DRIVER + "/offers/current";
        assertThat(gateway.get(path).driver().send().status()).isEqualTo(204);

        gateway.documents.put(
                "offers",
                TestGateway.DRIVER,
                2,
                tree("{\"offerId\": \"" + OFFER + "\", \"rideId\": \"" + RIDE
                        + "\", \"pickup\": {\"lat\": 1, \"lon\": 2},"
                        + " \"dropoff\": {\"lat\": 1, \"lon\": 3}, \"fareEstimate\": {\"amountMinor\": 1, \"currency\":"
                        + " \"USD\"}, \"pickupEtaS\": 60, \"expiresAt\": \"2026-11-20T12:00:15Z\"}"));

        assertThat(gateway.get(path).driver().send().json().path("offerId").asText())
                .isEqualTo(OFFER);
    }

    @Test
    void drivers_nearby_have_handles() {
        Told told = gateway.get("/api/v1/drivers/available?lat=41.9&lon=-87.6")
                .rider()
                .send();

        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().at("/items/0/handle").asText()).startsWith("drv_");
    }

    private static ObjectNode tree(String json) {
        return Json.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), ObjectNode.class);
    }
}
