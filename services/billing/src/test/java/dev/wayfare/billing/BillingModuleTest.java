package dev.wayfare.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wayfare.billing.bills.model.BillTasks;
import dev.wayfare.billing.payments.SimulatedPaymentProvider;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.proto.billing.ListTariffsRequest;
import dev.wayfare.contracts.proto.billing.PricingGrpc;
import dev.wayfare.contracts.proto.views.Document;
import dev.wayfare.contracts.proto.views.GetDocument;
import dev.wayfare.contracts.proto.views.ListDocuments;
import dev.wayfare.contracts.proto.views.ViewsGrpc;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.embedded.EmbeddedStack;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Billing as a process runs it, against a real broker and stores. */
class BillingModuleTest {

    private static final Instant SERVED = Instant.parse("2026-03-01T23:30:00Z");
    private static final ObjectMapper MAPPER = Json.mapper();

    @TempDir
    private static Path data;

    private static EmbeddedStack stack;
    private static Node node;
    private static SimulatedPaymentProvider provider;
    private static ViewsGrpc.ViewsBlockingStub views;

    @BeforeAll
    static void start() throws Exception {
        stack = EmbeddedStack.start(data.resolve("embedded"));
        provider = new SimulatedPaymentProvider(Duration.ZERO);
        Map<String, String> settings = Map.of(
                "kafka.bootstrap",
                stack.kafkaBootstrap(),
                "redis.uri",
                stack.redisUri(),
                "mongodb.uri",
                stack.mongoUri(),
                "kafka.partitions",
                "2",
                "billing.payments.deadline",
                "1s",
                "billing.payments.first-pause",
                "50ms");
        node = Node.start(
                Settings.read(settings, Optional.empty()), data.resolve("node"), List.of(new BillingModule(provider)));
        views = node.rpc().client("billing", ViewsGrpc::newBlockingStub, ViewsGrpc.ViewsBlockingStub.class);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> node.health().missing().isEmpty());
    }

    @AfterAll
    static void stop() {
        node.close();
        stack.close();
    }

    @Test
    void rides_are_billed_numbered_and_charged_once_whatever_the_provider_does() {
        UserId rider = user("rider-1");
        UserId driver = user("driver-1");
        List<String> tokens = List.of("tok_ok", "tok_timeout_then_ok", "tok_declined", "tok_unreachable");
        List<BillId> bills = new ArrayList<>();
        for (int ride = 0; ride < 20; ride++) {
            bills.add(issue("ride-1-" + ride, rider, driver, 1_000, tokens.get(ride % tokens.size())));
            issue("ride-1-" + ride, rider, driver, 1_000, tokens.get(ride % tokens.size()));
        }
        for (int ride = 0; ride < bills.size(); ride++) {
            BillId bill = bills.get(ride);
            String expected = ride % tokens.size() < 2 ? "PAID" : "FAILED";
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            bill(bill).at("/payment/status").asText())
                    .isEqualTo(expected));
            boolean taken = provider.charges().containsKey(BillTasks.charge(bill, 1));
            assertThat(taken).isEqualTo(expected.equals("PAID"));
        }
        assertThat(bills.stream().map(bill -> bill(bill).path("invoiceNumber").asText()))
                .doesNotHaveDuplicates()
                .allMatch(number -> number.matches("WF-2026-\\d{6}"));
        JsonNode earned = document("earnings", driver + "/2026-03-01/2026-03-02");
        assertThat(earned.at("/items/0/rides").asInt()).isEqualTo(20);
        assertThat(earned.at("/total/net/amountMinor").asLong()).isEqualTo(20 * 800);
        assertThat(list("bills", Map.of("customerId", rider.value()))).hasSize(20);
    }

    @Test
    void a_booking_is_reserved_then_taken_once_and_its_bill_names_it() {
        BookingId booking = new BookingId(Ids.derive("booking", "b-1"));
        BillId bill = authorise(booking, "tok_timeout_then_ok");
        await().until(() -> isReservation(bill, SimulatedPaymentProvider.Reservation.Status.HELD));
        assertThat(provider.charges()).doesNotContainKey(BillTasks.charge(bill, 1));
        await().until(() -> {
            send(bill, "capture at " + Instant.now(), new BillCommand.Capture());
            return bill(bill).at("/payment/status").asText().equals("PAID");
        });
        assertThat(bill(bill).path("bookingId").asText()).isEqualTo(booking.value());
        assertThat(bill(bill).has("rideId")).isFalse();
        assertThat(provider.charges().get(BillTasks.charge(bill, 1)).amount()).isEqualTo(usd(90_000));
        await().until(() -> bill(bill).path("invoiceNumber").asText().startsWith("WF-"));
        send(bill, "part", new BillCommand.Refund("part", usd(30_000), "traveller", "one item"));
        await().until(() -> bill(bill).at("/payment/status").asText().equals("PARTLY_REFUNDED"));
    }

    @Test
    void a_booking_that_comes_to_nothing_is_let_go_and_never_billed() {
        BookingId booking = new BookingId(Ids.derive("booking", "b-2"));
        BillId bill = authorise(booking, "tok_ok");
        send(bill, "void-2", new BillCommand.VoidPayment("no seat left"));
        await().until(() -> isReservation(bill, SimulatedPaymentProvider.Reservation.Status.VOIDED));
        send(bill, "capture-2", new BillCommand.Capture());
        BillId next = authorise(new BookingId(Ids.derive("booking", "b-3")), "tok_ok");
        await().until(() -> isReservation(next, SimulatedPaymentProvider.Reservation.Status.HELD));
        assertThat(provider.charges()).doesNotContainKey(BillTasks.charge(bill, 1));
        assertThat(bill(bill).isEmpty()).isTrue();
    }

    private static boolean isReservation(BillId bill, SimulatedPaymentProvider.Reservation.Status status) {
        SimulatedPaymentProvider.Reservation now = provider.reservations().get(BillTasks.authorisation(bill, 1));
        return now != null && now.status() == status;
    }

    private static BillId authorise(BookingId booking, String token) {
        BillId bill = new BillId(Ids.sibling("bill", booking));
        send(
                bill,
                "authorise " + booking,
                new BillCommand.Authorise(
                        bill,
                        booking,
                        user("traveller"),
                        List.of(new BillLine("Flight", usd(60_000)), new BillLine("Hotel", usd(30_000))),
                        usd(90_000),
                        token,
                        Instant.now().plusSeconds(60)));
        return bill;
    }

    @Test
    void an_owed_bill_is_paid_by_another_card_and_refunded_in_part() {
        UserId rider = user("rider-2");
        BillId bill = issue("ride-2", rider, user("driver-2"), 1_000, "tok_insufficient_funds");
        await().until(() -> bill(bill).at("/payment/code").asText().equals("insufficient-funds"));
        send(bill, "pay-2", new BillCommand.PayAgain(rider, "tok_ok"));
        await().until(() -> bill(bill).at("/payment/status").asText().equals("PAID"));
        send(bill, "refund-2", new BillCommand.Refund("refund_2", usd(250), "support", "detour"));
        await().untilAsserted(() -> {
            JsonNode note = bill(bill).at("/creditNotes/0");
            assertThat(note.path("status").asText()).isEqualTo("PAID");
            assertThat(note.path("number").asText()).isEqualTo("WF-%d-CN-000001".formatted(year()));
        });
        assertThat(bill(bill).at("/payment/status").asText()).isEqualTo("PARTLY_REFUNDED");
        assertThat(provider.payouts())
                .containsValue(new SimulatedPaymentProvider.Payout(BillTasks.charge(bill, 2), usd(250)));
        await().untilAsserted(() ->
                assertThat(list("journal", Map.of("billId", bill.value()))).hasSize(4));
    }

    @Test
    void a_command_that_waits_is_answered_with_the_owners_refusal() throws Exception {
        UserId rider = user("rider-3");
        BillId bill = issue("ride-3", rider, user("driver-3"), 700, "tok_ok");
        await().until(() -> bill(bill).at("/payment/status").asText().equals("PAID"));
        try (var commands = node.commands("billing-test")) {
            var outcome = commands.ask(
                            command(bill, "pay-3", new BillCommand.PayAgain(rider, null)), Duration.ofSeconds(5))
                    .outcome()
                    .get();
            assertThat(outcome.orElseThrow().refusal()).isNotNull();
            assertThat(outcome.orElseThrow().refusal().code()).isEqualTo("already-paid");
        }
    }

    @Test
    void prices_are_told_and_malformed_questions_are_refused() {
        assertThat(node.rpc()
                        .client("billing", PricingGrpc::newBlockingStub, PricingGrpc.PricingBlockingStub.class)
                        .listTariffs(ListTariffsRequest.getDefaultInstance())
                        .getTariffsJsonCount())
                .isEqualTo(4);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> document("earnings", "somebody/yesterday/today"))
                .asInstanceOf(InstanceOfAssertFactories.type(StatusRuntimeException.class))
                .satisfies(
                        refused -> assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT));
    }

    private static BillId issue(String name, UserId rider, UserId driver, long total, String token) {
        RideId ride = new RideId(Ids.derive("ride", name));
        BillId bill = new BillId(Ids.sibling("bill", ride));
        send(
                bill,
                "issue-" + name,
                new BillCommand.Issue(
                        bill,
                        ride,
                        rider,
                        driver,
                        List.of(new BillLine("Fare", usd(total))),
                        usd(total),
                        usd(total / 5),
                        token,
                        SERVED));
        return bill;
    }

    private static void send(BillId bill, String id, BillCommand command) {
        node.writer().append(command(bill, id, command)).join();
    }

    private static Command command(BillId bill, String id, BillCommand command) {
        return Command.of(Topics.BILLING_TASKS, bill.value(), command, id, "/wayfare/test");
    }

    private static JsonNode bill(BillId bill) {
        try {
            return document("bills", bill.value());
        } catch (StatusRuntimeException e) {
            assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
            return MAPPER.createObjectNode();
        }
    }

    private static JsonNode document(String view, String id) {
        return json(views.get(GetDocument.newBuilder().setView(view).setId(id).build()));
    }

    private static List<JsonNode> list(String view, Map<String, String> filters) {
        return views
                .list(ListDocuments.newBuilder()
                        .setView(view)
                        .putAllFilters(filters)
                        .setLimit(100)
                        .build())
                .getItemsList()
                .stream()
                .map(BillingModuleTest::json)
                .toList();
    }

    private static JsonNode json(Document document) {
        try {
            return MAPPER.readTree(document.getJson().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int year() {
        return Instant.now().atOffset(java.time.ZoneOffset.UTC).getYear();
    }

    private static UserId user(String name) {
        return new UserId(Ids.derive("user", name));
    }

    private static Money usd(long minor) {
        return new Money(minor, "USD");
    }
}
