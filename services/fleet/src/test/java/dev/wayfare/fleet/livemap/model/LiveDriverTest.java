package dev.wayfare.fleet.livemap.model;

import static dev.wayfare.fleet.drivers.model.DriverStory.CAR;
import static dev.wayfare.fleet.drivers.model.DriverStory.DRIVER;
import static dev.wayfare.fleet.drivers.model.DriverStory.HERE;
import static dev.wayfare.fleet.drivers.model.DriverStory.T0;
import static dev.wayfare.fleet.drivers.model.DriverStory.offer;
import static dev.wayfare.fleet.drivers.model.DriverStory.ride;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.contracts.fleet.DriverStatus;
import dev.wayfare.kernel.GeoPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveDriverTest {

    private static final Duration SILENT = Duration.ofSeconds(30);
    private static final GeoPoint THERE = new GeoPoint(41.9, -87.6);

    @Test
    void an_older_fix_never_overwrites_a_newer_one() {
        LiveDriver live = online();
        assertThat(fix(live, THERE, 20, 20)).isTrue();
        assertThat(fix(live, HERE, 10, 21)).isFalse();
        assertThat(fix(live, HERE, 20, 22)).isFalse();
        assertThat(requireNonNull(live.fix()).position()).isEqualTo(THERE);
    }

    @Test
    void going_online_counts_as_a_fix() {
        assertThat(requireNonNull(online().fix()).position()).isEqualTo(HERE);
        assertThat(online().availableFor()).containsExactly("standard");
        assertThat(online().isPresent()).isTrue();
    }

    @Test
    void a_fix_from_the_future_is_no_position_but_a_sign_of_life() {
        LiveDriver live = online();
        assertThat(fix(live, THERE, 3_600, 5)).isFalse();
        assertThat(requireNonNull(live.fix()).position()).isEqualTo(HERE);
        assertThat(live.heardAt()).isEqualTo(T0.plusSeconds(5));
    }

    @Test
    void where_no_map_reaches_there_is_no_position() {
        LiveDriver live = online();
        assertThat(fix(live, new GeoPoint(85.06, 0), 5, 5)).isFalse();
        assertThat(fix(live, new GeoPoint(-90, 0), 6, 6)).isFalse();
        assertThat(fix(live, new GeoPoint(85.05, 180), 7, 7)).isTrue();
        LiveDriver atThePole = registered();
        atThePole.event(new DriverEvent.WentOnline(new GeoPoint(90, 0), List.of("standard"), T0), 2, T0.toEpochMilli());
        assertThat(atThePole.availableFor()).isEmpty();
    }

    @Test
    void an_event_is_folded_once() {
        LiveDriver live = online();
        assertThat(live.event(new DriverEvent.WentOffline(T0), live.version(), T0.toEpochMilli()))
                .isFalse();
        assertThat(live.status()).isEqualTo(DriverStatus.AVAILABLE);
    }

    @Test
    void who_is_offered_or_silent_is_on_nobodys_list() {
        LiveDriver live = online();
        event(live, held(), 3, 0);
        assertThat(live.status()).isEqualTo(DriverStatus.OFFERED);
        assertThat(live.availableFor()).isEmpty();
        assertThat(live.isPresent()).isTrue();
        LiveDriver silent = online();
        event(silent, new DriverEvent.FellSilent(T0, T0), 3, 0);
        assertThat(silent.availableFor()).isEmpty();
        assertThat(silent.isPresent()).isFalse();
        event(silent, new DriverEvent.HeardAgain(T0), 4, 0);
        assertThat(silent.availableFor()).containsExactly("standard");
    }

    @Test
    void silence_is_told_once_the_time_has_passed_and_ends_with_the_next_fix() {
        assertThat(online().presence(T0, T0.plusSeconds(29), SILENT)).isEmpty();
        assertThat(online().presence(T0, T0.plusSeconds(30), SILENT)).contains(new DriverCommand.FallSilent(T0));
        LiveDriver silent = online();
        event(silent, new DriverEvent.FellSilent(T0, T0.plusSeconds(30)), 3, 30);
        assertThat(silent.presence(T0, T0.plusSeconds(90), SILENT)).isEmpty();
        Instant later = T0.plusSeconds(91);
        fix(silent, THERE, 91, 91);
        assertThat(silent.presence(T0, later, SILENT)).contains(new DriverCommand.BeHeard(later));
    }

    @Test
    void a_fix_that_overtakes_the_word_of_his_silence_ends_it() {
        LiveDriver live = online();
        fix(live, THERE, 30, 30);
        event(live, new DriverEvent.FellSilent(T0, T0.plusSeconds(30)), 3, 31);
        assertThat(live.presence(T0, T0.plusSeconds(31), SILENT))
                .contains(new DriverCommand.BeHeard(T0.plusSeconds(30)));
    }

    @Test
    void nobody_is_called_silent_for_what_was_not_listened_to() {
        Instant restarted = T0.plusSeconds(600);
        assertThat(online().presence(restarted, restarted.plusSeconds(29), SILENT))
                .isEmpty();
        assertThat(online().presence(restarted, restarted.plusSeconds(30), SILENT))
                .contains(new DriverCommand.FallSilent(restarted));
    }

    @Test
    void a_live_record_survives_redis() {
        LiveDriver live = online();
        event(live, held(), 3, 0);
        fix(live, THERE, 7, 7);
        LiveDriver again = LiveRecord.parse(LiveRecord.of(live).text())
                .revived(
                        live.id(),
                        live.partition(),
                        Fix.parse(requireNonNull(live.fix()).text()));
        assertThat(again.driver()).isEqualTo(live.driver());
        assertThat(again.version()).isEqualTo(3);
        assertThat(again.fix()).isEqualTo(live.fix());
    }

    private static LiveDriver registered() {
        LiveDriver live = new LiveDriver(DRIVER.value(), 0);
        event(live, new DriverEvent.DriverRegistered(DRIVER, "Dora", CAR, T0), 1, 0);
        return live;
    }

    private static LiveDriver online() {
        LiveDriver live = registered();
        event(live, new DriverEvent.WentOnline(HERE, List.of("standard"), T0), 2, 0);
        return live;
    }

    private static void event(LiveDriver live, Object event, long version, int second) {
        assertThat(live.event(event, version, T0.plusSeconds(second).toEpochMilli()))
                .isTrue();
    }

    private static ClaimOutcome.Held held() {
        return new ClaimOutcome.Held(
                DRIVER.value(), offer("a"), ride("a").value(), 1, List.of(""), T0.plusSeconds(15), null, T0);
    }

    private static boolean fix(LiveDriver live, GeoPoint at, int second, int appendedSecond) {
        return live.fix(
                T0.plusSeconds(second).toEpochMilli(),
                (int) Math.round(at.lat() * 1e7),
                (int) Math.round(at.lon() * 1e7),
                (short) 900,
                T0.plusSeconds(appendedSecond).toEpochMilli());
    }
}
