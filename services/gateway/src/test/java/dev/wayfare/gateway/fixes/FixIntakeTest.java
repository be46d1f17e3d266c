package dev.wayfare.gateway.fixes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.gateway.fakes.FakeLog;
import dev.wayfare.gateway.fakes.TestClock;
import dev.wayfare.gateway.fixes.FixIntake.Offered;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixIntakeTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final String DRIVER = Ids.derive(UserId.PREFIX, "driver");

    private final FakeLog log = new FakeLog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FixIntake intake =
            new FixIntake(log, new TestClock(NOW), new GatewayMetrics(meters).fixes(() -> 0), 100);
    private final List<String> ends = new ArrayList<>();

    @Test
    void a_frame_lies_in_the_log_as_it_came() {
        byte[] frame = frame(fix(41.0, 1), fix(41.0001, 2));
        byte[] sent = frame.clone();
        offer(frame);
        assertThat(new LocationFixes(log.fixes()).encode()).isEqualTo(sent);
        assertThat(ends).containsExactly("2 taken, 0 left out");
    }

    @Test
    void what_is_vague_or_no_newer_than_the_newest_is_left_out_and_counted() {
        offer(frame(fix(41.0, 5)));
        offer(frame(fix(41.1, 5), fix(41.2, 4), vague(41.3, 6), fix(41.0, 7)));
        assertThat(log.fixes()).extracting(LocationFix::recordedAt).containsExactly(at(5), at(7));
        assertThat(ends).last().isEqualTo("1 taken, 3 left out");
        assertThat(counted("late")).isEqualTo(2);
        assertThat(counted("vague")).isEqualTo(1);
    }

    @Test
    void fixes_of_one_frame_are_put_in_the_order_of_their_times() {
        offer(frame(fix(41.003, 3), fix(41.001, 1), fix(41.002, 2)));
        assertThat(log.fixes()).extracting(LocationFix::recordedAt).containsExactly(at(1), at(2), at(3));
    }

    @Test
    void a_replayed_frame_changes_nothing_and_is_acknowledged() {
        offer(frame(fix(41.0, 1), fix(41.0, 2)));
        offer(frame(fix(41.0, 1), fix(41.0, 2)));
        assertThat(log.fixes()).hasSize(2);
        assertThat(ends).last().isEqualTo("0 taken, 2 left out");
    }

    @Test
    void what_did_not_reach_the_log_may_be_sent_again() {
        log.breakDown();
        offer(frame(fix(41.0, 1)));
        assertThat(ends).containsExactly("failed");
        log.mend();
        offer(frame(fix(41.0, 1)));
        assertThat(log.fixes()).hasSize(1);
    }

    @Test
    void while_the_log_is_full_nothing_is_done_with_an_offer() {
        log.fill(true);
        byte[] frame = frame(fix(41.0, 1), vague(41.0, 2));
        assertThat(offer(frame)).isEqualTo(Offered.LOG_FULL);
        log.fill(false);
        assertThat(offer(frame)).isEqualTo(Offered.TAKEN);
        assertThat(ends).containsExactly("1 taken, 1 left out");
    }

    @Test
    void a_driver_who_sends_too_many_waits_and_nobody_else() {
        int sent = 0;
        while (offer(frame(fix(41.0, 1 + sent % 50))) == Offered.TAKEN) {
            sent++;
        }
        assertThat(sent).isEqualTo(1_000);
        assertThat(intake.offer(
                        intake.of(Ids.derive(UserId.PREFIX, "other")),
                        frame(fix(41.0, 1)),
                        (taken, left, failure) -> {}))
                .isEqualTo(Offered.TAKEN);
    }

    @Test
    void an_impossible_jump_is_flagged_and_kept() {
        offer(frame(fix(41.0, 1), fix(41.001, 2)));
        offer(frame(fix(42.0, 3)));
        offer(frame(fix(42.0, 4)));
        assertThat(log.fixes()).extracting(LocationFix::jump).containsExactly(false, false, true, false);
        assertThat(counted("jump")).isEqualTo(1);
    }

    @Test
    void to_cross_the_antimeridian_is_no_jump() {
        LocationFix west = new LocationFix(0, 179.9999, at(1), 90, 10, 5);
        LocationFix east = new LocationFix(0, -179.9999, at(2), 90, 10, 5);
        offer(frame(west, east));
        assertThat(log.fixes()).extracting(LocationFix::jump).containsExactly(false, false);
    }

    @ParameterizedTest
    @CsvSource({
        "850511288, 0, 0, 0, 0, 0, lat",
        "-850511288, 0, 0, 0, 0, 0, lat",
        "-2147483648, 0, 0, 0, 0, 0, lat",
        "0, 1800000001, 0, 0, 0, 0, lon",
        "0, -2147483648, 0, 0, 0, 0, lon",
        "0, 0, 3601, 0, 0, 0, headingDeg",
        "0, 0, -2, 0, 0, 0, headingDeg",
        "0, 0, 0, 12001, 0, 0, speedMps",
        "0, 0, 0, 0, -2, 0, accuracyM",
        "0, 0, 0, 0, 0, 61000, recordedAt",
        "0, 0, 0, 0, 0, -86401000, recordedAt"
    })
    void a_fix_that_cannot_be_is_named_with_its_field(
            int lat, int lon, int heading, int speed, int accuracy, long afterMs, String field) {
        byte[] frame = frame(fix(41.0, 1), fix(41.0, 2));
        FixBytes.put(frame, 1, NOW.toEpochMilli() + afterMs, lat, lon, heading, speed, accuracy);
        assertThatThrownBy(() -> intake.check(frame)).hasMessageContaining("fix 1: " + field);
    }

    @Test
    void the_edges_of_the_earth_are_taken() {
        byte[] frame = frame(fix(41.0, 1));
        FixBytes.put(frame, 0, NOW.toEpochMilli() + 60_000, 850_511_287, -1_800_000_000, 3_600, 12_000, -1);
        assertThatCode(() -> intake.check(frame)).doesNotThrowAnyException();
    }

    @Test
    void a_frame_cut_short_anywhere_is_refused_whole() {
        byte[] frame = frame(fix(41.0, 1), fix(41.0, 2));
        for (int length = 0; length < frame.length; length++) {
            byte[] cut = Arrays.copyOf(frame, length);
            if (length != FixBytes.length(1)) {
                assertThatThrownBy(() -> intake.check(cut)).hasMessageContaining("contracts/fixes.md");
            }
        }
        byte[] flagged = frame(fix(41.0, 1));
        FixBytes.flag(flagged, 0, FixBytes.JUMP);
        assertThatThrownBy(() -> intake.check(flagged)).hasMessageContaining("flags");
    }

    @Test
    void faulty_fixes_are_left_out_of_what_a_fleet_sends() {
        byte[] frame = frame(fix(41.0, 1), fix(41.0, 2), fix(41.0, 3), fix(41.0, 4));
        FixBytes.put(frame, 1, NOW.toEpochMilli(), Integer.MIN_VALUE, 0, 0, 0, 0);
        byte[] before = frame.clone();
        assertThat(LocationFixes.decode(FixRules.withoutFaulty(frame, NOW.toEpochMilli()))
                        .fixes())
                .extracting(LocationFix::recordedAt)
                .containsExactly(at(1), at(3), at(4));
        assertThat(frame).isEqualTo(before);
    }

    private double counted(String outcome) {
        return meters.get("wayfare.gateway.fixes")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private Offered offer(byte[] frame) {
        return intake.offer(
                intake.of(DRIVER),
                frame,
                (taken, left, failure) ->
                        ends.add(failure == null ? taken + " taken, " + left + " left out" : "failed"));
    }

    private static byte[] frame(LocationFix... fixes) {
        return new LocationFixes(List.of(fixes)).encode();
    }

    private static Instant at(int second) {
        return NOW.plusSeconds(second);
    }

    private static LocationFix fix(double lat, int second) {
        return new LocationFix(lat, -87.6, at(second), 90, 10, 5);
    }

    private static LocationFix vague(double lat, int second) {
        return new LocationFix(lat, -87.6, at(second), 90, 10, 50.1f);
    }
}
