package dev.wayfare.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.billing.bills.model.BillTasks;
import dev.wayfare.billing.bills.model.DraftFixture;
import dev.wayfare.billing.bills.stream.BillAggregate;
import dev.wayfare.billing.invoices.stream.InvoiceSeriesAggregate;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.contracts.billing.PaymentTask;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.travel.BookingCommand.PaymentAnswered;
import dev.wayfare.contracts.travel.PaymentStep;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.decider.DeciderTopology;
import dev.wayfare.runtime.decider.DeciderTuning;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bills and their numbers as the host runs them, without a broker. */
class BillingTopologyTest {

    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final UserId RIDER = new UserId(Ids.derive("user", "rider"));
    private static final UserId DRIVER = new UserId(Ids.derive("user", "driver"));

    @TempDir
    private Path state;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        Properties config = new Properties();
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "wayfare-billing");
        driver = new TopologyTestDriver(
                DeciderTopology.of(
                        List.of(
                                BillAggregate.describe("simulated", 1_000, Duration.ofDays(30)),
                                InvoiceSeriesAggregate.describe()),
                        new DeciderTuning("wayfare-billing", Duration.ofMillis(100)),
                        new SimpleMeterRegistry()),
                config,
                T0);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void a_ride_is_billed_numbered_charged_and_paid() {
        BillId bill = issue("a", 1250);
        assertThat(eventsOf(bill))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("BillIssued", "LedgerPosted", "PaymentRequested", "InvoiceNumbered");
        PaymentTask task = (PaymentTask) read(Topics.PAYMENT_TASKS).getFirst();
        assertThat(task)
                .isEqualTo(new PaymentTask.Charge(
                        BillTasks.charge(bill, 1), bill, usd(1250), "tok_ok", List.of(), task(task)));
        report(bill, task.task(), PaymentResult.SUCCEEDED);
        assertThat(eventsOf(bill))
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("PaymentCaptured", "LedgerPosted");
    }

    @Test
    void a_payment_after_others_in_doubt_names_them() {
        BillId bill = issue("a", 1250);
        report(bill, BillTasks.charge(bill, 1), PaymentResult.UNREACHABLE);
        send(bill, "again-1", new BillCommand.PayAgain(RIDER, null));
        report(bill, BillTasks.charge(bill, 2), PaymentResult.UNREACHABLE);
        send(bill, "again-2", new BillCommand.PayAgain(RIDER, null));
        report(bill, BillTasks.charge(bill, 3), PaymentResult.DECLINED);
        send(bill, "again-3", new BillCommand.PayAgain(RIDER, null));
        assertThat(read(Topics.PAYMENT_TASKS))
                .extracting(task -> ((PaymentTask.Charge) task).inDoubt())
                .containsExactly(
                        List.of(),
                        List.of(BillTasks.charge(bill, 1)),
                        List.of(BillTasks.charge(bill, 1), BillTasks.charge(bill, 2)),
                        List.of());
    }

    @Test
    void a_repeated_command_changes_nothing() {
        BillId bill = issue("a", 1250);
        issue("a", 1250);
        report(bill, BillTasks.charge(bill, 1), PaymentResult.SUCCEEDED);
        report(bill, BillTasks.charge(bill, 1), PaymentResult.SUCCEEDED);
        assertThat(eventsOf(bill)).hasSize(6);
        assertThat(read(Topics.PAYMENT_TASKS)).hasSize(1);
        assertThat(read(Topics.INVOICE_EVENTS)).hasSize(1);
    }

    @Test
    void bills_of_a_year_are_numbered_without_a_gap() {
        List<BillId> bills = List.of(issue("a", 100), issue("b", 0), issue("c", 300));
        List<String> numbers = eventsOf(null).stream()
                .filter(BillEvent.InvoiceNumbered.class::isInstance)
                .map(event -> ((BillEvent.InvoiceNumbered) event).number())
                .toList();
        assertThat(numbers).hasSameSizeAs(bills).containsExactly("WF-2026-000001", "WF-2026-000002", "WF-2026-000003");
    }

    @Test
    void a_refund_has_a_credit_note_and_its_payout_in_doubt_is_asked_again_under_the_same_key() {
        BillId bill = issue("a", 1250);
        String charge = BillTasks.charge(bill, 1);
        report(bill, charge, PaymentResult.SUCCEEDED);
        send(bill, "refund", new BillCommand.Refund("r1", usd(250), "support", "late"));
        assertThat(eventsOf(bill))
                .filteredOn(BillEvent.InvoiceNumbered.class::isInstance)
                .extracting(event -> ((BillEvent.InvoiceNumbered) event).number())
                .containsExactly("WF-2026-000001", "WF-2026-CN-000001");
        report(bill, BillTasks.payout(bill, "r1", 1), PaymentResult.UNREACHABLE);
        driver.advanceWallClockTime(Duration.ofSeconds(59));
        assertThat(read(Topics.PAYMENT_TASKS)).hasSize(2);
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        assertThat(read(Topics.PAYMENT_TASKS))
                .singleElement()
                .isInstanceOfSatisfying(PaymentTask.RefundCharge.class, task -> {
                    assertThat(task.task()).isEqualTo(BillTasks.payout(bill, "r1", 1));
                    assertThat(task.charge()).isEqualTo(charge);
                    assertThat(task.providerReference()).isEqualTo("ref-" + charge);
                });
        assertThat(read(Topics.INVOICE_EVENTS)).hasSize(2);
    }

    @Test
    void a_bill_that_contradicts_itself_is_put_aside_and_the_next_is_billed() {
        RideId ride = new RideId(Ids.derive("ride", "bad"));
        BillId bad = new BillId(Ids.sibling("bill", ride));
        send(bad, "bad", new BillCommand.Issue(bad, ride, RIDER, null, List.of(), usd(5), usd(0), "tok_ok", T0));
        BillId good = issue("a", 1250);
        assertThat(eventsOf(good)).hasSize(4);
        assertThat(driver.createOutputTopic(
                                Topics.BILLING_TASKS.deadLetters("wayfare-billing"),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer())
                        .readRecordsToList())
                .hasSize(1);
    }

    @Test
    void a_settled_bill_is_forgotten_once_it_cannot_be_refunded_and_an_owed_one_never() {
        BillId paid = issue("a", 1250);
        report(paid, BillTasks.charge(paid, 1), PaymentResult.SUCCEEDED);
        BillId owed = issue("b", 1250);
        report(owed, BillTasks.charge(owed, 1), PaymentResult.DECLINED);
        driver.advanceWallClockTime(Duration.ofDays(31));
        eventsOf(null);
        send(paid, "refund", new BillCommand.Refund("r1", usd(250), "support", "late"));
        assertThat(eventsOf(paid)).isEmpty();
        send(owed, "pay", new BillCommand.PayAgain(RIDER, null));
        assertThat(eventsOf(owed)).hasSize(1);
    }

    @Test
    void a_booking_is_told_each_step_of_its_money() {
        BillId bill = DraftFixture.BILL;
        send(bill, "authorise", DraftFixture.authorise("tok_ok"));
        report(bill, BillTasks.authorisation(bill, 1), PaymentResult.SUCCEEDED);
        send(bill, "capture", new BillCommand.Capture());
        assertThat(read(Topics.BOOKING_ACTIONS)).containsExactly(yes(PaymentStep.AUTHORISE));
        report(bill, BillTasks.charge(bill, 1), PaymentResult.SUCCEEDED);
        send(bill, "cancel", new BillCommand.Refund("cancel", usd(60_000), "traveller", "item 1"));
        report(bill, BillTasks.payout(bill, "cancel", 1), PaymentResult.SUCCEEDED);
        assertThat(records(Topics.BOOKING_ACTIONS))
                .as("captured, refunded")
                .hasSize(2)
                .allSatisfy(answer -> assertThat(new String(answer.key(), StandardCharsets.UTF_8))
                        .isEqualTo(DraftFixture.BOOKING.value()));
        assertThat(read(Topics.PAYMENT_TASKS).stream().<Class<?>>map(Object::getClass))
                .containsExactly(
                        PaymentTask.Authorise.class, PaymentTask.Capture.class, PaymentTask.RefundCharge.class);
        assertThat(read(Topics.INVOICE_EVENTS))
                .as("an invoice and a credit note")
                .hasSize(2);
    }

    @Test
    void a_booking_hears_no_yes_for_money_that_goes_back() {
        BillId bill = DraftFixture.BILL;
        send(bill, "authorise", DraftFixture.authorise("tok_ok"));
        report(bill, BillTasks.authorisation(bill, 1), PaymentResult.SUCCEEDED);
        send(bill, "capture", new BillCommand.Capture());
        report(bill, BillTasks.charge(bill, 1), PaymentResult.UNREACHABLE);
        report(bill, BillTasks.charge(bill, 1), PaymentResult.SUCCEEDED);
        report(bill, BillTasks.payout(bill, Ids.derive("refund", bill.value(), "void"), 1), PaymentResult.SUCCEEDED);
        assertThat(read(Topics.BOOKING_ACTIONS))
                .containsExactly(
                        yes(PaymentStep.AUTHORISE),
                        new PaymentAnswered(PaymentStep.CAPTURE, PaymentResult.UNREACHABLE, "provider-unreachable"),
                        yes(PaymentStep.REFUND));
    }

    @Test
    void a_booking_is_told_why_a_step_is_refused_and_that_nothing_was_left_to_let_go() {
        BillId bill = DraftFixture.BILL;
        send(bill, "early", new BillCommand.Capture());
        send(bill, "authorise", DraftFixture.authorise("tok_declined"));
        report(bill, BillTasks.authorisation(bill, 1), PaymentResult.DECLINED);
        send(bill, "void", DraftFixture.close());
        send(bill, "void again", DraftFixture.close());
        send(bill, "late", DraftFixture.authorise("tok_ok"));
        assertThat(read(Topics.BOOKING_ACTIONS))
                .containsExactly(
                        new PaymentAnswered(PaymentStep.CAPTURE, PaymentResult.DECLINED, "bill-unknown"),
                        new PaymentAnswered(PaymentStep.AUTHORISE, PaymentResult.DECLINED, "declined"),
                        yes(PaymentStep.VOID),
                        yes(PaymentStep.VOID),
                        new PaymentAnswered(PaymentStep.AUTHORISE, PaymentResult.DECLINED, "bill-closed"));
    }

    @Test
    void a_void_in_doubt_is_tried_again_by_the_bills_own_clock() {
        BillId bill = DraftFixture.BILL;
        send(bill, "authorise", DraftFixture.authorise("tok_ok"));
        report(bill, BillTasks.authorisation(bill, 1), PaymentResult.SUCCEEDED);
        send(bill, "void", DraftFixture.close());
        report(bill, BillTasks.letGo(bill, 1), PaymentResult.UNREACHABLE);
        read(Topics.PAYMENT_TASKS);
        driver.advanceWallClockTime(Duration.ofSeconds(31));
        assertThat(read(Topics.PAYMENT_TASKS))
                .singleElement()
                .isInstanceOfSatisfying(PaymentTask.VoidAuthorisation.class, task -> assertThat(task.authorisation())
                        .isEqualTo(BillTasks.authorisation(bill, 1)));
    }

    private static PaymentAnswered yes(PaymentStep step) {
        return new PaymentAnswered(step, PaymentResult.SUCCEEDED, null);
    }

    private static Instant task(PaymentTask task) {
        return ((PaymentTask.Charge) task).at();
    }

    private BillId issue(String name, long total) {
        RideId ride = new RideId(Ids.derive("ride", name));
        BillId bill = new BillId(Ids.sibling("bill", ride));
        BillLine line = new BillLine("Fare", usd(total));
        send(
                bill,
                "issue-" + name,
                new BillCommand.Issue(
                        bill, ride, RIDER, DRIVER, List.of(line), usd(total), usd(total / 5), "tok_ok", T0));
        return bill;
    }

    private void report(BillId bill, String task, PaymentResult result) {
        send(bill, task + result, new BillCommand.PaymentReported(task, result, "ref-" + task, null));
    }

    private void send(BillId bill, String id, BillCommand command) {
        TestInputTopic<byte[], byte[]> tasks = driver.createInputTopic(
                Topics.BILLING_TASKS.name(), new ByteArraySerializer(), new ByteArraySerializer());
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.ID, id.getBytes(StandardCharsets.UTF_8));
        headers.add(Headers.TYPE, WireTypes.nameOf(command.getClass()).getBytes(StandardCharsets.UTF_8));
        tasks.pipeInput(
                new TestRecord<>(bill.value().getBytes(StandardCharsets.UTF_8), Json.write(command), headers, T0));
    }

    /** What was published of this bill since the last look; of all for null. */
    private List<BillEvent> eventsOf(BillId bill) {
        return records(Topics.PAYMENTS).stream()
                .filter(event -> bill == null || bill.value().equals(new String(event.key(), StandardCharsets.UTF_8)))
                .map(event -> (BillEvent) value(event))
                .toList();
    }

    private List<Object> read(Topic topic) {
        return records(topic).stream().map(BillingTopologyTest::value).toList();
    }

    private List<TestRecord<byte[], byte[]>> records(Topic topic) {
        TestOutputTopic<byte[], byte[]> out =
                driver.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return out.readRecordsToList();
    }

    private static Object value(TestRecord<byte[], byte[]> event) {
        return WireTypes.read(
                event.value(),
                new String(event.headers().lastHeader(Headers.TYPE).value(), StandardCharsets.UTF_8));
    }

    private static Money usd(long minor) {
        return new Money(minor, "USD");
    }
}
