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
        LiveDriver live = online().after(fix(THERE, 20), T0.plusSeconds(20)).after(fix(HERE, 10), T0.plusSeconds(21));
        assertThat(requireNonNull(live.fix()).position()).isEqualTo(THERE);
    }

    @Test
    void going_online_counts_as_a_fix() {
        assertThat(requireNonNull(online().fix()).position()).isEqualTo(HERE);
        assertThat(online().availableFor()).containsExactly("standard");
    }

    @Test
    void a_fix_from_the_future_is_no_position_but_a_sign_of_life() {
        LiveDriver live = online().after(fix(THERE, 3_600), T0.plusSeconds(5));
        assertThat(requireNonNull(live.fix()).position()).isEqualTo(HERE);
        assertThat(live.heardAt()).isEqualTo(T0.plusSeconds(5));
    }

    @Test
    void an_event_is_folded_once() {
        LiveDriver live = online();
        assertThat(live.after(new DriverEvent.WentOffline(T0), live.version(), T0))
                .isSameAs(live);
    }

    @Test
    void who_is_offered_or_silent_is_on_nobodys_list() {
        LiveDriver offered = online().after(held(), 3, T0);
        assertThat(offered.status()).isEqualTo(DriverStatus.OFFERED);
        assertThat(offered.availableFor()).isEmpty();
        LiveDriver silent = online().after(new DriverEvent.FellSilent(T0, T0), 3, T0);
        assertThat(silent.availableFor()).isEmpty();
        assertThat(silent.after(new DriverEvent.HeardAgain(T0), 4, T0).availableFor())
                .containsExactly("standard");
    }

    @Test
    void silence_is_told_once_the_time_has_passed_and_ends_with_the_next_fix() {
        assertThat(online().presence(T0, T0.plusSeconds(29), SILENT)).isEmpty();
        assertThat(online().presence(T0, T0.plusSeconds(30), SILENT)).contains(new DriverCommand.FallSilent(T0));
        LiveDriver silent = online().after(new DriverEvent.FellSilent(T0, T0.plusSeconds(30)), 3, T0.plusSeconds(30));
        assertThat(silent.presence(T0, T0.plusSeconds(90), SILENT)).isEmpty();
        Instant later = T0.plusSeconds(91);
        assertThat(silent.after(fix(THERE, 91), later).presence(T0, later, SILENT))
                .contains(new DriverCommand.BeHeard(later));
    }

    @Test
    void a_fix_that_overtakes_the_word_of_his_silence_ends_it() {
        LiveDriver live = online().after(fix(THERE, 30), T0.plusSeconds(30))
                .after(new DriverEvent.FellSilent(T0, T0.plusSeconds(30)), 3, T0.plusSeconds(31));
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
        LiveDriver live = online().after(held(), 3, T0).after(fix(THERE, 7), T0.plusSeconds(7));
        LiveDriver again = LiveRecord.parse(LiveRecord.of(live).text())
                .revived(
                        live.id(),
                        live.partition(),
                        Fix.parse(requireNonNull(live.fix()).text()));
        assertThat(again.driver()).isEqualTo(live.driver());
        assertThat(again.version()).isEqualTo(3);
        assertThat(again.fix()).isEqualTo(live.fix());
    }

    private static LiveDriver online() {
        return LiveDriver.unknown(DRIVER.value(), 0)
                .after(new DriverEvent.DriverRegistered(DRIVER, "Dora", CAR, T0), 1, T0)
                .after(new DriverEvent.WentOnline(HERE, List.of("standard"), T0), 2, T0);
    }

    private static ClaimOutcome.Held held() {
        return new ClaimOutcome.Held(
                DRIVER.value(), offer("a"), ride("a").value(), 1, List.of(""), T0.plusSeconds(15), null, T0);
    }

    private static Fix fix(GeoPoint at, int second) {
        return new Fix(at, 90, T0.plusSeconds(second));
    }
}
