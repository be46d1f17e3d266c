package dev.wayfare.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Finding;
import dev.wayfare.checker.check.Violation;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.KafkaLog;
import dev.wayfare.checker.log.LogRecord;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The same town on a real broker, four partitions to a topic; each test adds to the log of the one before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KafkaLogTest {

    private static final List<String> THERE = List.of(
            "ride-requests",
            "ride-actions",
            "ride-events",
            "driver-events",
            "email-events",
            "payments",
            "invoice-events");

    @TempDir
    private static Path data;

    private static final Town TOWN = Town.ofEveryKind();
    private static EmbeddedKafka kafka;
    private static KafkaProducer<String, byte[]> producer;

    @BeforeAll
    static void broker_and_topics() throws ExecutionException, InterruptedException {
        kafka = EmbeddedKafka.start(data, 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            admin.createTopics(THERE.stream()
                            .map(name -> new NewTopic(name, 4, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap(), "transactional.id", "town"),
                new StringSerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        write(TOWN.log.records());
        producer.commitTransaction();
    }

    @AfterAll
    static void stop() {
        producer.close();
        kafka.close();
    }

    private static void write(List<LogRecord> records) {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (LogRecord record : records) {
            if (THERE.contains(record.topic())) {
                ProducerRecord<String, byte[]> out = new ProducerRecord<>(record.topic(), record.key(), record.value());
                record.headers()
                        .forEach((name, text) -> out.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
                sent.add(producer.send(out));
            }
        }
        producer.flush();
        assertThat(sent).extracting(Future::state).containsOnly(Future.State.SUCCESS);
    }

    private static CheckReport check() {
        return LogChecker.check(kafka.bootstrap(), CheckOptions.atRest(Town.NIGHT));
    }

    @Test
    @Order(1)
    void committed_lives_hold_and_missing_topics_are_told() {
        CheckReport report = check();
        StringBuilder page = new StringBuilder();
        report.print(page);
        assertThat(report.failed()).as("%s", page).isEmpty();
        assertThat(report.records())
                .isEqualTo(TOWN.log.records().stream()
                        .filter(record -> THERE.contains(record.topic()))
                        .count());
        assertThat(page)
                .contains(
                        "note: there is no topic account-events, booking-requests, bookings, command-outcomes, inventory-events");
    }

    @Test
    @Order(2)
    void what_was_never_committed_does_not_count() {
        TestLog stray = new TestLog();
        new Life(stray, 0, Town.DAWN).requested();
        write(stray.records());
        producer.abortTransaction();
        CheckReport report = check();
        assertThat(report.failed()).as("%s", report.failed()).isEmpty();
    }

    @Test
    @Order(3)
    void what_comes_after_the_bounds_is_not_read() {
        try (KafkaLog log = new KafkaLog(kafka.bootstrap())) {
            Bounds bounds = log.bounds(THERE);
            TestLog stray = new TestLog();
            new Life(stray, 900, Town.DAWN).requested().noDrivers();
            write(stray.records());
            producer.commitTransaction();
            List<LogRecord> read = new ArrayList<>();
            log.read(bounds, read::addAll);
            assertThat(read)
                    .isNotEmpty()
                    .noneMatch(record -> stray.records().getFirst().key().equals(record.key()));
        }
    }

    @Test
    @Order(4)
    void a_committed_violation_is_told_with_its_place() {
        TestLog.Entry first = TOWN.log.first(RideRequested.class);
        TestLog stray = new TestLog();
        new Life(stray, 0, Town.DAWN).requested();
        write(stray.records());
        producer.commitTransaction();
        CheckReport report = check();
        Finding finding = report.failed().stream()
                .filter(failed -> failed.name().equals(Tampered.ONE_EFFECT))
                .findFirst()
                .orElseThrow();
        Violation violation = finding.violations().getFirst();
        assertThat(violation.subject()).isEqualTo(first.key);
        assertThat(violation.toString()).matches("ride-events/[0-3]@[1-9][0-9]* .* a second RideRequested.*");
    }
}
