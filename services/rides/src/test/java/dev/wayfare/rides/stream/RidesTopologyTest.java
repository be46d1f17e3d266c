package dev.wayfare.rides.stream;

import static dev.wayfare.rides.model.SampleRides.DRIVER;
import static dev.wayfare.rides.model.SampleRides.RIDE;
import static dev.wayfare.rides.model.SampleRides.T0;
import static dev.wayfare.rides.model.SampleRides.WAITING;
import static dev.wayfare.rides.model.SampleRides.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.dispatch.FindDriver;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.rides.model.RideSettings;
import dev.wayfare.rides.model.SampleRides;
import dev.wayfare.runtime.decider.DeciderTopology;
import dev.wayfare.runtime.decider.DeciderTuning;
import dev.wayfare.runtime.log.RecordHeaders;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ride on its host, from bytes to bytes. */
class RidesTopologyTest {

    private TopologyTestDriver host;

    @BeforeEach
    void start(@TempDir Path folder) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "rides-test");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        host = new TopologyTestDriver(
                DeciderTopology.of(
                        List.of(RidesAggregate.of(RideSettings.defaults())),
                        new DeciderTuning("wayfare-rides", Duration.ofMillis(100)),
                        new SimpleMeterRegistry()),
                config,
                T0);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_whole_ride_goes_through_the_topics() {
        give(Topics.RIDE_REQUESTS, "c1", asked().command(), null);
        give(Topics.DRIVER_CLAIM_OUTCOMES, "c2", outcome(SampleRides.held(1, DRIVER, T0)), null);
        give(Topics.DRIVER_CLAIM_OUTCOMES, "c3", outcome(SampleRides.confirmed(1, DRIVER, T0)), "4/c3");
        give(Topics.RIDE_ACTIONS, "c4", new RideCommand.Arrive(DRIVER), "4/c4");
        give(Topics.RIDE_ACTIONS, "c5", new RideCommand.Start(DRIVER, null), "4/c5");
        give(Topics.RIDE_ACTIONS, "c6", new RideCommand.End(DRIVER), "4/c6");
        give(Topics.RIDE_ACTIONS, "c6m", SampleRides.measured(24_000), null);
        give(Topics.RIDE_REQUESTS, "c7", new RideCommand.Rate(SampleRides.RIDER, 5, null), "4/c7");

        assertThat(types(Topics.RIDE_EVENTS))
                .containsExactly(
                        "ride.requested.v1",
                        "ride.driver-offered.v1",
                        "ride.accepted.v1",
                        "ride.driver-arrived.v1",
                        "ride.started.v1",
                        "ride.trip-ended.v1",
                        "ride.completed.v1",
                        "ride.rated.v1");
        assertThat(types(Topics.DISPATCH_REQUESTS)).containsExactly("dispatch.find-driver.v1");
        assertThat(types(Topics.DRIVER_ACTIONS)).containsExactly("driver.trip-began.v1");
        assertThat(types(Topics.DRIVER_CLAIMS)).containsExactly("claim.release.v1");
        assertThat(types(Topics.TRACKING_TASKS))
                .containsExactly("tracking.follow-ride.v1", "tracking.follow-trip.v1", "tracking.measure-ride.v1");
        assertThat(types(Topics.BILLING_TASKS)).containsExactly("bill.issue.v1");
        assertThat(answers()).hasSize(5).allMatch(CommandOutcome::isApplied);
    }

    @Test
    void the_search_goes_on_by_itself_and_ends_after_a_minute() {
        give(Topics.RIDE_REQUESTS, "c1", asked().waitedOn().command(), null);
        for (int second = 0; second < 62; second++) {
            host.advanceWallClockTime(Duration.ofSeconds(1));
        }
        List<Integer> attempts = read(Topics.DISPATCH_REQUESTS).stream()
                .map(one -> Json.read(one.value(), FindDriver.class).attempt())
                .toList();
        assertThat(attempts).hasSizeBetween(15, 20).isSorted().doesNotHaveDuplicates();
        assertThat(types(Topics.RIDE_EVENTS)).endsWith("ride.no-drivers.v1");
        assertThat(answers()).singleElement().satisfies(answer -> {
            assertThat(answer.command()).isEqualTo(WAITING.command());
            assertThat(answer.refusal()).isNotNull();
        });
    }

    @Test
    void a_driver_whose_ride_was_cancelled_is_told_and_freed() {
        give(Topics.RIDE_REQUESTS, "c1", asked().command(), null);
        give(Topics.DRIVER_CLAIM_OUTCOMES, "c2", outcome(SampleRides.held(1, DRIVER, T0)), null);
        give(Topics.RIDE_REQUESTS, "c3", SampleRides.cancel(CancelledBy.RIDER), "4/c3");
        give(Topics.DRIVER_CLAIM_OUTCOMES, "c4", outcome(SampleRides.confirmed(1, DRIVER, T0)), "4/c4");
        assertThat(answers())
                .extracting(answer ->
                        answer.refusal() == null ? "applied" : answer.refusal().code())
                .containsExactly("applied", "ride-cancelled");
        assertThat(types(Topics.DRIVER_CLAIMS)).hasSize(2).containsOnly("claim.release.v1");
    }

    @Test
    void an_ended_ride_is_forgotten_after_a_week() {
        give(Topics.RIDE_REQUESTS, "c1", asked().command(), null);
        give(Topics.RIDE_REQUESTS, "c2", SampleRides.cancel(CancelledBy.RIDER), null);
        host.advanceWallClockTime(Duration.ofDays(8));
        give(Topics.RIDE_REQUESTS, "c3", SampleRides.cancel(CancelledBy.RIDER), "4/c3");
        assertThat(answers())
                .singleElement()
                .extracting(answer ->
                        answer.refusal() == null ? "" : answer.refusal().code())
                .isEqualTo("ride-unknown");
    }

    private static Object outcome(RideCommand command) {
        return ((RideCommand.ClaimAnswered) command).outcome();
    }

    private void give(Topic topic, String id, Object value, @Nullable String replyTo) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, Headers.ID, id);
        RecordHeaders.add(headers, Headers.TYPE, WireTypes.nameOf(value.getClass()));
        RecordHeaders.add(headers, Headers.REPLY_TO, replyTo);
        host.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(
                        RIDE.value().getBytes(StandardCharsets.UTF_8), Json.write(value), headers, T0));
    }

    private List<String> types(Topic topic) {
        return read(topic).stream()
                .map(one -> String.valueOf(RecordHeaders.text(one.headers(), Headers.TYPE)))
                .toList();
    }

    private List<CommandOutcome> answers() {
        return read(Topics.COMMAND_OUTCOMES).stream()
                .map(one -> Json.read(one.value(), CommandOutcome.class))
                .toList();
    }

    private List<TestRecord<byte[], byte[]>> read(Topic topic) {
        return host.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }
}
