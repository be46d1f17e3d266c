package dev.wayfare.runtime.decider;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.wayfare.claims.ClaimAnswers;
import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.claims.Claims;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.log.DeadLetter;
import dev.wayfare.runtime.log.RecordHeaders;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The host, proven with the smallest aggregate there is: an e-mail address that can be claimed once. */
class DeciderTopologyTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final String EMAIL = "email:x";

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> commands;

    @BeforeEach
    void start() {
        Aggregate<ClaimCommand, ClaimBook, ClaimEvent> emails = Aggregate.named("emails", Claims.ofCapacity(1))
                .state("book", ClaimBook.class)
                .readsDeduplicated(Topics.EMAIL_CLAIMS, ClaimCommand.class::cast)
                .timers(book -> book.nextExpiry().stream()
                        .map(at -> new Due<ClaimCommand>(at, new ClaimCommand.ExpireDue(EMAIL)))
                        .toList())
                .effects(new Answers())
                .tells(ClaimOutcome.Released.class)
                .publishes(Topics.EMAIL_EVENTS);
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        driver = new TopologyTestDriver(
                DeciderTopology.of(
                        List.of(emails),
                        new DeciderTuning("wayfare-test", Duration.ofMillis(100)),
                        new SimpleMeterRegistry()),
                config,
                T0);
        commands = driver.createInputTopic(
                Topics.EMAIL_CLAIMS.name(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private record Answers() implements Effects<ClaimCommand, ClaimBook, ClaimEvent> {
        @Override
        public void applied(Step<ClaimCommand, ClaimBook, ClaimEvent> step, Outbox out) {
            ClaimAnswers.applied(step.command(), step.events(), step.after())
                    .forEach(answer -> out.send(Topics.EMAIL_CLAIM_OUTCOMES, answer.claimant(), answer));
            if (step.command() instanceof ClaimCommand.Confirm) {
                out.delegate(Topics.EMAIL_CLAIM_OUTCOMES, "judge", step.command());
            }
        }
    }

    @Test
    void an_accepted_command_gives_events_in_version_order_and_answers_who_waits() {
        give("c1", hold("a"), "2/c1", null);
        give("c2", new ClaimCommand.Release(EMAIL, id("a"), "u", "test"), null, null);
        assertThat(read(Topics.EMAIL_EVENTS.name()))
                .extracting(one -> header(one, Headers.VERSION), one -> header(one, Headers.ID))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", EMAIL + ":1"),
                        org.assertj.core.groups.Tuple.tuple("2", EMAIL + ":2"));
        assertThat(outcomes()).containsExactly(new CommandOutcome("c1", EMAIL, 1, null));
    }

    @Test
    void a_repeated_command_id_has_one_effect_and_the_same_answer() {
        give("c1", hold("a"), "2/c1", null);
        give("c1", hold("a"), "2/c1", null);
        assertThat(read(Topics.EMAIL_EVENTS.name())).hasSize(1);
        assertThat(outcomes()).hasSize(2).allMatch(one -> one.version() == 1 && one.isApplied());
    }

    @Test
    void a_command_id_with_another_body_is_refused() {
        give("c1", hold("a"), "2/c1", "hash-1");
        give("c1", hold("b"), "2/c1", "hash-2");
        assertThat(outcomes().getLast().refusal().code()).isEqualTo("idempotency-key-reused");
        assertThat(read(Topics.EMAIL_EVENTS.name())).hasSize(1);
    }

    @Test
    void a_refused_command_is_answered_with_its_code_and_raises_no_version() {
        give("c1", hold("a"), null, null);
        give("c2", hold("b"), "0/c2", null);
        assertThat(outcomes()).singleElement().satisfies(one -> {
            assertThat(one.version()).isEqualTo(1);
            assertThat(one.refusal().code()).isEqualTo("CONTENDED");
        });
    }

    @Test
    void an_unreadable_record_is_put_aside_with_cause_and_place_and_the_next_is_taken() {
        give("c0", "no json".getBytes(StandardCharsets.UTF_8), "claim.hold.v1", null, null);
        give("c0", "{}".getBytes(StandardCharsets.UTF_8), "claim.unheard-of.v9", null, null);
        give("c1", hold("a"), null, null);
        List<TestRecord<byte[], byte[]>> dead = read(Topics.EMAIL_CLAIMS.deadLetters("wayfare-test"));
        assertThat(dead).hasSize(2);
        assertThat(dead.getFirst().value()).isEqualTo("no json".getBytes(StandardCharsets.UTF_8));
        assertThat(header(dead.getFirst(), DeadLetter.TOPIC)).isEqualTo(Topics.EMAIL_CLAIMS.name());
        assertThat(header(dead.getFirst(), DeadLetter.OFFSET)).isEqualTo("0");
        assertThat(header(dead.getFirst(), DeadLetter.STACK)).contains("UncheckedIOException");
        assertThat(read(Topics.EMAIL_EVENTS.name())).hasSize(1);
    }

    @Test
    void what_people_ask_about_is_one_line_of_the_log_with_its_correlation_and_the_rest_is_none() {
        Logger log = (Logger) LoggerFactory.getLogger(AggregateProcessor.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        Level before = log.getLevel();
        log.setLevel(Level.INFO);
        try {
            give("c1", hold("a"), null, null);
            give("c2", new ClaimCommand.Release(EMAIL, id("a"), "u", "test"), null, null);
        } finally {
            log.setLevel(before);
            log.detachAppender(lines);
        }
        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).contains("released").contains("version 2");
            assertThat(line.getMDCPropertyMap()).isEqualTo(Map.of("emails", EMAIL, "correlation", "corr-c2"));
        });
    }

    @Test
    void a_record_of_a_foreign_family_does_not_belong_on_the_topic() {
        give("c1", Json.write(new CommandOutcome("x", "y", 1, null)), "command.outcome.v1", null, null);
        assertThat(read(Topics.EMAIL_CLAIMS.deadLetters("wayfare-test"))).hasSize(1);
    }

    @Test
    void a_timer_fires_when_due_and_not_before() {
        give("c1", hold("a"), null, null);
        driver.advanceWallClockTime(Duration.ofSeconds(9));
        assertThat(read(Topics.EMAIL_EVENTS.name())).hasSize(1);
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        assertThat(read(Topics.EMAIL_EVENTS.name())).singleElement().satisfies(one -> {
            assertThat(header(one, Headers.TYPE)).isEqualTo(WireTypes.nameOf(ClaimOutcome.Expired.class));
            assertThat(header(one, Headers.CORRELATION_ID)).isEqualTo("corr-c1");
        });
        driver.advanceWallClockTime(Duration.ofSeconds(20));
        assertThat(read(Topics.EMAIL_EVENTS.name())).isEmpty();
    }

    @Test
    void a_timer_that_is_set_later_and_falls_due_sooner_fires_in_time() {
        give("c1", hold("a"), null, null);
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(read(Topics.EMAIL_EVENTS.name())).hasSize(1);
        give("email:y", "c2", hold("b", 3));
        driver.advanceWallClockTime(Duration.ofSeconds(4));
        assertThat(read(Topics.EMAIL_EVENTS.name()))
                .extracting(one -> new String(one.key(), StandardCharsets.UTF_8), one -> header(one, Headers.TYPE))
                .contains(org.assertj.core.groups.Tuple.tuple("email:y", WireTypes.nameOf(ClaimOutcome.Expired.class)))
                .doesNotContain(
                        org.assertj.core.groups.Tuple.tuple(EMAIL, WireTypes.nameOf(ClaimOutcome.Expired.class)));
        driver.advanceWallClockTime(Duration.ofSeconds(6));
        assertThat(read(Topics.EMAIL_EVENTS.name()))
                .extracting(one -> new String(one.key(), StandardCharsets.UTF_8), one -> header(one, Headers.TYPE))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(EMAIL, WireTypes.nameOf(ClaimOutcome.Expired.class)));
    }

    @Test
    void an_answer_is_remembered_for_a_day_and_forgotten_soon_after() {
        driver.advanceWallClockTime(Duration.ofSeconds(2));
        give("c1", hold("a"), null, null);
        driver.advanceWallClockTime(Duration.ofHours(24));
        assertThat(answers()).isEqualTo(1);
        driver.advanceWallClockTime(Duration.ofHours(2));
        assertThat(answers()).isZero();
    }

    private long answers() {
        long answers = 0;
        try (var all = driver.<Bytes, byte[]>getKeyValueStore("emails-store").all()) {
            while (all.hasNext()) {
                answers += all.next().key.get()[0] == 'c' ? 1 : 0;
            }
        }
        return answers;
    }

    @Test
    void a_delegated_command_keeps_its_id_and_caller_and_a_repeat_is_delegated_again() {
        give("c1", hold("a"), null, null);
        give("c2", new ClaimCommand.Confirm(EMAIL, id("a"), "u"), "3/c2", null);
        give("c2", new ClaimCommand.Confirm(EMAIL, id("a"), "u"), "3/c2", null);
        List<TestRecord<byte[], byte[]>> delegated = read(Topics.EMAIL_CLAIM_OUTCOMES.name()).stream()
                .filter(one -> one.headers().lastHeader(AggregateProcessor.DELEGATED) != null)
                .toList();
        assertThat(delegated).hasSize(2).allSatisfy(one -> {
            assertThat(header(one, Headers.ID)).isEqualTo("c2");
            assertThat(header(one, Headers.REPLY_TO)).isEqualTo("3/c2");
        });
        assertThat(outcomes()).isEmpty();
    }

    private void give(String commandId, ClaimCommand command, @Nullable String replyTo, @Nullable String bodyHash) {
        give(commandId, Json.write(command), WireTypes.nameOf(command.getClass()), replyTo, bodyHash);
    }

    private void give(
            String commandId, byte[] value, String type, @Nullable String replyTo, @Nullable String bodyHash) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, Headers.ID, commandId);
        RecordHeaders.add(headers, Headers.TYPE, type);
        RecordHeaders.add(headers, Headers.REPLY_TO, replyTo);
        RecordHeaders.add(headers, Headers.BODY_HASH, bodyHash);
        RecordHeaders.add(headers, Headers.CORRELATION_ID, "corr-" + commandId);
        commands.pipeInput(new TestRecord<>(EMAIL.getBytes(StandardCharsets.UTF_8), value, headers, T0));
    }

    private void give(String key, String commandId, ClaimCommand command) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, Headers.ID, commandId);
        RecordHeaders.add(headers, Headers.TYPE, WireTypes.nameOf(command.getClass()));
        commands.pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), Json.write(command), headers, T0));
    }

    private List<TestRecord<byte[], byte[]>> read(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private List<CommandOutcome> outcomes() {
        return read(Topics.COMMAND_OUTCOMES.name()).stream()
                .map(one -> Json.read(one.value(), CommandOutcome.class))
                .toList();
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return Optional.ofNullable(RecordHeaders.text(record.headers(), name)).orElse("");
    }

    private static ClaimCommand hold(String claim) {
        return hold(claim, 10);
    }

    private static ClaimCommand hold(String claim, int seconds) {
        return new ClaimCommand.Hold(EMAIL, id(claim), "user", 1, List.of(), seconds, T0.plusSeconds(60), null);
    }

    private static ClaimId id(String name) {
        return new ClaimId(Ids.derive(ClaimId.PREFIX, name));
    }
}
