package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.TestGateway.Told;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RidesTest {

    private static final String RIDE = Ids.derive("ride", "one");
    private static final String PATH = "/api/v1/rides/" + RIDE;
    private static final String BILL = Ids.derive("bill", "one");

    private TestGateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = TestGateway.start(data);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static ObjectNode tree(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), ObjectNode.class);
    }

    @Test
    void a_ride_tells_its_driver_and_to_the_rider_alone_where_he_is() {
        gateway.ride(RIDE, "ACCEPTED", Map.of("driverId", TestGateway.DRIVER));
        gateway.documents.put(
                "accounts",
                TestGateway.DRIVER,
                1,
                tree("{\"name\": \"Ada\", \"phone\": \"+13125550100\", \"rating\": {\"average\": 4.5, \"count\": 2}}"));
        gateway.documents.put(
                "drivers", TestGateway.DRIVER, 1, tree("{\"position\": {\"lat\": 41.5, \"lon\": -87.5}}"));

        ObjectNode seen = (ObjectNode) gateway.get(PATH).rider().send().json().path("driver");

        assertThat(seen)
                .isEqualTo(tree("{\"name\": \"Ada\", \"rating\": {\"average\": 4.5, \"count\": 2},"
                        + " \"position\": {\"lat\": 41.5, \"lon\": -87.5}}"));
        assertThat(gateway.get(PATH).driver().send().json().path("driver").has("position"))
                .isFalse();
        gateway.ride(RIDE, "COMPLETED", Map.of("driverId", TestGateway.DRIVER));
        Told after = gateway.get(PATH).rider().send();
        assertThat(after.json().path("driver").has("position")).isFalse();
        assertThat(after.json().has("pin")).isFalse();
    }

    @Test
    void what_happened_is_told_in_order() {
        gateway.ride(
                RIDE,
                "ACCEPTED",
                Map.of(
                        "_events",
                        List.of(Map.of(
                                "seq",
                                1,
                                "type",
                                "ride.requested.v1",
                                "at",
                                "2026-11-20T12:00:00Z",
                                "data",
                                Map.of()))));

        Told told = gateway.get(PATH + "/events").rider().send();

        assertThat(told.json().at("/items/0/seq").asInt()).isEqualTo(1);
    }

    @Test
    void a_cancellation_is_free_at_first_and_cannot_be_had_on_board() {
        gateway.ride(RIDE, "PENDING_ACCEPTANCE", Map.of());
        assertThat(fee()).isZero();
        gateway.ride(RIDE, "ACCEPTED", Map.of("_acceptedAt", "2026-11-20T11:59:30Z"));
        assertThat(fee()).isZero();
        gateway.clock.advance(Duration.ofSeconds(31));
        assertThat(fee()).isEqualTo(300);
        gateway.ride(RIDE, "IN_PROGRESS", Map.of());
        assertThat(gateway.get(PATH + "/cancellation-quote").rider().send().code())
                .isEqualTo("ride-in-progress");
    }

    @Test
    void a_cancellation_costs_the_rider_alone() {
        gateway.ride(RIDE, "ACCEPTED", Map.of("_acceptedAt", "2026-11-20T11:00:00Z", "driverId", TestGateway.DRIVER));
        assertThat(fee()).isEqualTo(300);
        for (Told told : List.of(
                gateway.get(PATH + "/cancellation-quote").driver().send(),
                gateway.get(PATH + "/cancellation-quote").admin().send())) {
            assertThat(told.json().at("/fee/amountMinor").asInt()).isZero();
            assertThat(told.json().has("freeUntil")).isFalse();
        }
        gateway.ride(RIDE, "IN_PROGRESS", Map.of("driverId", TestGateway.DRIVER));
        assertThat(gateway.get(PATH + "/cancellation-quote").driver().send().code())
                .isEqualTo("ride-in-progress");
        assertThat(gateway.get(PATH + "/cancellation-quote").admin().send().status())
                .isEqualTo(200);
        gateway.ride(RIDE, "COMPLETED", Map.of());
        assertThat(gateway.get(PATH + "/cancellation-quote").admin().send().code())
                .isEqualTo("ride-ended");
    }

    private int fee() {
        return gateway.get(PATH + "/cancellation-quote")
                .rider()
                .send()
                .json()
                .at("/fee/amountMinor")
                .asInt();
    }

    @Test
    void a_ride_is_called_off_by_its_rider_or_for_the_platform_and_not_by_its_driver() {
        gateway.ride(RIDE, "ACCEPTED", Map.of("driverId", TestGateway.DRIVER));
        Told told = gateway.post(PATH + "/cancel")
                .rider()
                .json("{\"reason\": \"rain\"}")
                .send();
        assertThat(told.status()).isEqualTo(202);
        assertThat(told.header("location")).contains(PATH);
        gateway.post(PATH + "/cancel").admin().send();
        assertThat(gateway.log.commands())
                .extracting(command -> ((RideCommand.Cancel) command.value()).by())
                .containsExactly(CancelledBy.RIDER, CancelledBy.SYSTEM);
        assertThat(gateway.post(PATH + "/cancel").driver().send().status()).isEqualTo(403);
    }

    @Test
    void a_cancel_that_is_waited_for_shows_the_ride_or_the_refusal() {
        gateway.ride(RIDE, "CANCELLED", Map.of("cancelledBy", "RIDER"));
        gateway.log.answer(command -> Optional.of(new CommandOutcome(command.id(), RIDE, 3, null)));
        Told applied = gateway.post(PATH + "/cancel")
                .rider()
                .header("prefer", "wait=3")
                .send();
        assertThat(applied.status()).isEqualTo(200);
        assertThat(applied.json().path("status").asText()).isEqualTo("CANCELLED");
        gateway.log.answer(command ->
                Optional.of(new CommandOutcome(command.id(), RIDE, 3, new Refusal("ride-ended", "it is over"))));
        Told refused = gateway.post(PATH + "/cancel")
                .rider()
                .header("prefer", "wait=3")
                .send();
        assertThat(refused.status()).isEqualTo(409);
    }

    @Test
    void a_rating_has_one_to_five_stars() {
        gateway.ride(RIDE, "COMPLETED", Map.of("driverId", TestGateway.DRIVER));
        for (String stars : List.of("0", "6", "4.5", "\"5\"", "null")) {
            Told told = gateway.post(PATH + "/rating")
                    .rider()
                    .json("{\"stars\": " + stars + "}")
                    .send();
            assertThat(told.pointers()).containsExactly("/stars");
        }
        assertThat(gateway.post(PATH + "/rating")
                        .driver()
                        .json("{\"stars\": 5}")
                        .send()
                        .status())
                .isEqualTo(202);
        assertThat(gateway.post(PATH + "/rating")
                        .rider()
                        .json("{\"stars\": 1, \"comment\": \"late\"}")
                        .send()
                        .status())
                .isEqualTo(202);
    }

    @Test
    void lists_are_pages_of_ones_own() {
        for (int i = 0; i < 5; i++) {
            gateway.ride(Ids.derive("ride", "list" + i), "COMPLETED", Map.of());
        }
        gateway.ride(Ids.derive("ride", "others"), "COMPLETED", Map.of("riderId", Ids.derive("user", "other")));

        Told first = gateway.get("/api/v1/rides?limit=3").rider().send();
        String next = first.json().path("nextCursor").asText();
        Told second =
                gateway.get("/api/v1/rides?limit=3&cursor=" + next).rider().send();

        assertThat(first.json().path("items")).hasSize(3);
        assertThat(second.json().path("items")).hasSize(2);
        assertThat(second.json().path("nextCursor").isNull()).isTrue();
        assertThat(second.json().has("nextCursor")).isTrue();
        assertThat(gateway.get("/api/v1/rides").admin().send().json().path("items"))
                .hasSize(6);
    }

    @Test
    void a_bill_is_its_customers_to_see_and_pay_and_supports_to_refund() {
        gateway.documents.put(
                "bills",
                BILL,
                2,
                tree("{\"billId\": \"" + BILL + "\", \"rideId\": \"" + RIDE + "\", \"customerId\": \""
                        + TestGateway.RIDER + "\", \"lines\": [], \"total\": {\"amountMinor\": 900, \"currency\":"
                        + " \"USD\"}, \"payment\": {\"status\": \"FAILED\", \"code\": \"declined\"}, \"creditNotes\":"
                        + " [], \"issuedAt\": \"2026-11-20T12:00:00Z\", \"_version\": 2}"));
        String path = "/api/v1/bills/" + BILL;
        assertThat(gateway.get(path).rider().send().status()).isEqualTo(200);
        assertThat(gateway.get("/api/v1/bills").rider().send().json().path("items"))
                .hasSize(1);
        String other = Ids.derive("user", "other");
        assertThat(gateway.get(path).as(other, "rider").send().status()).isEqualTo(404);
        assertThat(gateway.post(path + "/pay").as(other, "rider").send().status())
                .isEqualTo(404);
        assertThat(gateway.post(path + "/pay")
                        .rider()
                        .json("{\"paymentMethod\": \"cash\"}")
                        .send()
                        .pointers())
                .containsExactly("/paymentMethod");
        assertThat(gateway.post(path + "/pay")
                        .rider()
                        .json("{\"paymentMethod\": \"tok_ok\"}")
                        .send()
                        .status())
                .isEqualTo(202);
        assertThat(gateway.post(path + "/refund")
                        .rider()
                        .json("{\"reason\": \"late\"}")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(gateway.post(path + "/refund")
                        .as(other, "support")
                        .json("{\"reason\": \"late\"}")
                        .send()
                        .status())
                .isEqualTo(202);

        BillCommand.Refund refund =
                (BillCommand.Refund) gateway.log.commands().getLast().value();
        assertThat(refund.amount()).isEqualTo(TestGateway.usd(900));
        assertThat(refund.by()).isEqualTo(other);

        String retried = Ids.derive("refund", "failed");
        assertThat(gateway.post(path + "/refund/" + retried + "/retry")
                        .rider()
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(gateway.post(path + "/refund/nonsense/retry")
                        .as(other, "support")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(gateway.post(path + "/refund/" + retried + "/retry")
                        .as(other, "support")
                        .send()
                        .status())
                .isEqualTo(202);
        assertThat(gateway.log.commands().getLast().value()).isEqualTo(new BillCommand.RetryRefund(retried));
    }
}
