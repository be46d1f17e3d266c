package dev.wayfare.billing.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wayfare.contracts.billing.BillCommand.PaymentReported;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.contracts.billing.PaymentTask;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.log.DeadLetter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentWorkerTest {

    private static final TopicPartition PLACE = new TopicPartition(Topics.PAYMENT_TASKS.name(), 0);
    private static final Money FARE = new Money(1250, "USD");

    private final SimulatedPaymentProvider provider = new SimulatedPaymentProvider(Duration.ZERO);
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private MockProducer<byte[], byte[]> producer = producer(true);
    private long offset;
    private Optional<PaymentWorker> worker = Optional.empty();

    @BeforeEach
    void assign() {
        consumer.updateBeginningOffsets(Map.of(PLACE, 0L));
    }

    @AfterEach
    void stop() {
        worker.ifPresent(PaymentWorker::close);
    }

    @Test
    void each_token_ends_as_the_contract_says() {
        start(provider);
        charge("a", "t-ok", "tok_ok");
        charge("b", "t-declined", "tok_declined");
        charge("c", "t-poor", "tok_insufficient_funds");
        charge("d", "t-slow", "tok_timeout_then_ok");
        charge("e", "t-gone", "tok_unreachable");
        charge("f", "t-odd", "tok_of_somebody_else");
        await().until(() -> reports().size() == 6);
        assertThat(resultOf("t-ok")).isEqualTo("SUCCEEDED null");
        assertThat(resultOf("t-declined")).isEqualTo("DECLINED declined");
        assertThat(resultOf("t-poor")).isEqualTo("DECLINED insufficient-funds");
        assertThat(resultOf("t-slow")).isEqualTo("SUCCEEDED null");
        assertThat(resultOf("t-gone")).isEqualTo("UNREACHABLE null");
        assertThat(resultOf("t-odd")).isEqualTo("DECLINED invalid-payment-method");
        assertThat(provider.charges().keySet()).containsExactlyInAnyOrder("t-ok", "t-slow");
    }

    @Test
    void a_charge_that_timed_out_although_it_succeeded_is_charged_once() {
        start(provider);
        charge("a", "t", "tok_timeout_then_ok");
        await().until(() -> reports().size() == 1);
        assertThat(provider.charges()).containsOnlyKeys("t");
        assertThat(provider.charges().get("t")).isEqualTo(new SimulatedPaymentProvider.Charge(FARE, 2));
    }

    @Test
    void a_repeated_task_is_charged_once_and_reported_under_the_same_command_id() {
        start(provider);
        charge("a", "t", "tok_ok");
        charge("a", "t", "tok_ok");
        await().until(() -> reports().size() == 2);
        assertThat(provider.charges()).hasSize(1);
        assertThat(producer.history().stream().map(record -> header(record, Headers.ID)))
                .hasSize(2)
                .containsOnly(Ids.derive("report", "t", "SUCCEEDED"));
    }

    @Test
    void one_slow_call_stops_nobody_else_and_holds_back_only_the_commit() {
        HeldBack held = new HeldBack(provider, "slow");
        start(held);
        charge("a", "slow", "tok_ok");
        charge("b", "fast", "tok_ok");
        charge("a", "after-slow", "tok_ok");
        await().until(() -> reports().size() == 1);
        assertThat(resultOf("fast")).isEqualTo("SUCCEEDED null");
        assertThat(committed()).isZero();
        held.letGo().countDown();
        await().until(() -> committed() == 3);
        assertThat(reports().stream().map(PaymentReported::task)).containsExactly("fast", "slow", "after-slow");
    }

    @Test
    void nothing_is_committed_before_its_report_is_in_the_log() {
        producer = producer(false);
        start(provider);
        charge("a", "t", "tok_ok");
        await().until(() -> reports().size() == 1);
        assertThat(committed()).isZero();
        assertThat(producer.errorNext(new TimeoutException("the log is away"))).isTrue();
        await().until(() -> reports().size() == 2);
        assertThat(committed()).isZero();
        assertThat(producer.completeNext()).isTrue();
        await().until(() -> committed() == 1);
    }

    @Test
    void a_provider_that_hangs_or_breaks_is_unreachable_in_the_end() {
        HeldBack hangs = new HeldBack(provider, "hangs");
        start(hangs);
        charge("a", "hangs", "tok_ok");
        charge("b", "breaks", "tok_ok");
        await().until(() -> reports().size() == 2);
        assertThat(resultOf("hangs")).isEqualTo("UNREACHABLE null");
        assertThat(resultOf("breaks")).isEqualTo("UNREACHABLE null");
    }

    @Test
    void what_cannot_be_read_is_put_aside_and_the_next_task_is_done() {
        start(provider);
        schedule("a", "{", WireTypes.nameOf(PaymentTask.Charge.class));
        charge("b", "t", "tok_ok");
        await().until(() -> committed() == 2);
        ProducerRecord<byte[], byte[]> dead = producer.history().stream()
                .filter(record -> record.topic().endsWith(".dlq"))
                .findFirst()
                .orElseThrow();
        assertThat(dead.topic()).isEqualTo("payment-tasks.wayfare-billing-payments.dlq");
        assertThat(header(dead, DeadLetter.OFFSET)).isEqualTo("0");
        assertThat(resultOf("t")).isEqualTo("SUCCEEDED null");
    }

    @Test
    void a_charge_after_one_in_doubt_takes_nothing_when_that_one_had_succeeded() throws Exception {
        assertThat(provider.charge("lost", FARE, "tok_ok")).isNotNull();
        start(provider);
        send(new PaymentTask.Charge("t", bill("a"), FARE, "tok_ok", List.of("lost"), Instant.EPOCH));
        await().until(() -> committed() == 1);
        assertThat(reports().stream().map(PaymentReported::task)).containsExactly("lost", "t");
        assertThat(resultOf("lost")).isEqualTo("SUCCEEDED null");
        assertThat(resultOf("t")).isEqualTo("DECLINED paid-by-earlier-attempt");
        assertThat(provider.charges()).containsOnlyKeys("lost");
    }

    @Test
    void a_charge_after_one_in_doubt_is_taken_when_that_one_took_nothing() {
        start(provider);
        send(new PaymentTask.Charge("t", bill("a"), FARE, "tok_ok", List.of("lost"), Instant.EPOCH));
        await().until(() -> committed() == 1);
        assertThat(reports().stream().map(PaymentReported::task)).containsExactly("t");
        assertThat(provider.charges()).containsOnlyKeys("t");
    }

    @Test
    void a_refund_is_paid_once() {
        start(provider);
        charge("a", "t", "tok_ok");
        BillId bill = bill("a");
        PaymentTask refund = new PaymentTask.RefundCharge("r", bill, FARE, "t", "ref", Instant.EPOCH);
        send(refund);
        send(refund);
        await().until(() -> reports().size() == 3);
        assertThat(provider.payouts()).containsExactly(Map.entry("r", new SimulatedPaymentProvider.Payout("t", FARE)));
    }

    @Test
    void each_token_is_authorised_as_the_contract_says() {
        start(provider);
        authorise("a", "t-ok", "tok_ok");
        authorise("b", "t-declined", "tok_declined");
        authorise("c", "t-poor", "tok_insufficient_funds");
        authorise("d", "t-slow", "tok_timeout_then_ok");
        authorise("e", "t-gone", "tok_unreachable");
        await().until(() -> reports().size() == 5);
        assertThat(resultOf("t-ok")).isEqualTo("SUCCEEDED null");
        assertThat(resultOf("t-declined")).isEqualTo("DECLINED declined");
        assertThat(resultOf("t-poor")).isEqualTo("DECLINED insufficient-funds");
        assertThat(resultOf("t-slow")).isEqualTo("SUCCEEDED null");
        assertThat(resultOf("t-gone")).isEqualTo("UNREACHABLE null");
        assertThat(provider.reservations().keySet()).containsExactlyInAnyOrder("t-ok", "t-slow");
        assertThat(provider.charges()).isEmpty();
    }

    @Test
    void what_is_authorised_is_captured_once_however_often_it_is_asked() {
        start(provider);
        authorise("a", "auth", "tok_ok");
        send(capture("cap"));
        send(capture("cap"));
        await().until(() -> reports().size() == 3);
        assertThat(provider.charges()).containsOnlyKeys("cap");
        assertThat(resultOf("cap")).isEqualTo("SUCCEEDED null");
    }

    @Test
    void what_is_voided_is_never_captured_nor_authorised_late() {
        start(provider);
        authorise("a", "auth", "tok_ok");
        send(letGo(null));
        send(capture("cap"));
        authorise("a", "auth", "tok_ok");
        await().until(() -> committed() == 4);
        assertThat(resultOf("void")).isEqualTo("SUCCEEDED null");
        assertThat(resultOf("cap")).isEqualTo("DECLINED authorisation-voided");
        assertThat(reports().getLast().result()).isEqualTo(PaymentResult.DECLINED);
        assertThat(provider.charges()).isEmpty();
    }

    @Test
    void a_capture_in_doubt_that_had_taken_the_money_is_found_by_the_void() throws Exception {
        assertThat(provider.authorise("auth", FARE, "tok_ok")).isNotNull();
        assertThat(provider.capture("cap", "auth", FARE)).isNotNull();
        start(provider);
        send(letGo("cap"));
        await().until(() -> committed() == 1);
        assertThat(reports().stream().map(PaymentReported::task)).containsExactly("cap", "void");
        assertThat(resultOf("cap")).isEqualTo("SUCCEEDED null");
        assertThat(resultOf("void")).isEqualTo("DECLINED already-captured");
    }

    @Test
    void after_its_time_the_provider_is_not_asked_and_nobody_claims_to_know() {
        start(provider);
        send(new PaymentTask.Authorise(
                "late", bill("a"), FARE, "tok_ok", Instant.now().minusMillis(1), Instant.EPOCH));
        await().until(() -> reports().size() == 1);
        assertThat(resultOf("late")).isEqualTo("UNREACHABLE null");
        assertThat(provider.reservations()).isEmpty();
    }

    private void authorise(String bill, String task, String token) {
        Instant payBy = Instant.now().plusSeconds(60);
        send(new PaymentTask.Authorise(task, bill(bill), FARE, token, payBy, Instant.EPOCH));
    }

    private static PaymentTask capture(String task) {
        return new PaymentTask.Capture(task, bill("a"), FARE, "auth", Instant.EPOCH);
    }

    private static PaymentTask letGo(@Nullable String capture) {
        return new PaymentTask.VoidAuthorisation("void", bill("a"), FARE, "auth", capture, Instant.EPOCH);
    }

    @Test
    void a_worker_that_stops_in_a_pause_leaves_the_task_for_the_next() {
        start(provider, settings(Duration.ofSeconds(20), Duration.ofSeconds(10)));
        charge("a", "t", "tok_unreachable");
        await().until(() -> worker.orElseThrow().inFlight() == 1);
        worker.orElseThrow().close();
        await().until(() -> worker.orElseThrow().inFlight() == 0);
        assertThat(producer.history()).isEmpty();
    }

    private void start(PaymentProvider with) {
        start(with, settings(Duration.ofMillis(300), Duration.ofMillis(5)));
    }

    private void start(PaymentProvider with, PaymentSettings settings) {
        worker = Optional.of(new PaymentWorker(
                        consumer,
                        new LogWriter(producer, Clock.systemUTC()),
                        with,
                        settings,
                        new PaymentMetrics(new SimpleMeterRegistry()),
                        Clock.systemUTC())
                .start());
        await().until(() -> !consumer.subscription().isEmpty());
        consumer.schedulePollTask(() -> consumer.rebalance(List.of(PLACE)));
    }

    private static PaymentSettings settings(Duration deadline, Duration pause) {
        return new PaymentSettings(4, 100, Duration.ofMillis(100), deadline, pause, pause.multipliedBy(4));
    }

    private void charge(String bill, String task, String token) {
        send(new PaymentTask.Charge(task, bill(bill), FARE, token, List.of(), Instant.EPOCH));
    }

    private void send(PaymentTask task) {
        schedule(
                task.bill().value(),
                new String(Json.write(task), StandardCharsets.UTF_8),
                WireTypes.nameOf(task.getClass()));
    }

    private void schedule(String key, String value, String type) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.TYPE, type.getBytes(StandardCharsets.UTF_8));
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                PLACE.topic(),
                PLACE.partition(),
                offset++,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty());
        consumer.schedulePollTask(() -> consumer.addRecord(record));
    }

    private List<PaymentReported> reports() {
        return producer.history().stream()
                .filter(record -> record.topic().equals(Topics.BILLING_TASKS.name()))
                .map(record -> (PaymentReported) WireTypes.read(record.value(), header(record, Headers.TYPE)))
                .toList();
    }

    private String resultOf(String task) {
        PaymentReported report = reports().stream()
                .filter(one -> one.task().equals(task))
                .findFirst()
                .orElseThrow();
        assertThat(report.providerReference() == null).isEqualTo(report.result() != PaymentResult.SUCCEEDED);
        return report.result() + " " + report.code();
    }

    private long committed() {
        return Stream.ofNullable(consumer.committed(Set.of(PLACE)).get(PLACE))
                .mapToLong(OffsetAndMetadata::offset)
                .findFirst()
                .orElse(0);
    }

    private static String header(ProducerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static BillId bill(String name) {
        return new BillId(Ids.derive("bill", name));
    }

    private static MockProducer<byte[], byte[]> producer(boolean autoComplete) {
        return new MockProducer<>(autoComplete, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
