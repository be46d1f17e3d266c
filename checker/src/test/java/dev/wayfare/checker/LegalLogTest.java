package dev.wayfare.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Finding;
import dev.wayfare.checker.log.LogRecord;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand.RequestRide;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegalLogTest {

    private final Town town = Town.withTrips();

    private CheckReport check(CheckOptions options) {
        return LogChecker.check(town.log.records(), options);
    }

    private static CheckOptions atRest() {
        return CheckOptions.atRest(Town.NIGHT);
    }

    private static List<String> notes(CheckReport report) {
        return report.findings().stream()
                .flatMap(finding -> finding.notes().stream())
                .toList();
    }

    @Test
    void lives_of_every_kind_hold() {
        CheckReport report = check(atRest());
        StringBuilder page = new StringBuilder();
        report.print(page);
        assertThat(report.failed()).as("%s", page).isEmpty();
        assertThat(page).contains("All hold", "each hold ends once", "read up to", "ride-events@");
    }

    @Test
    void every_check_examines_something_in_them() {
        assertThat(check(atRest()).findings())
                .allSatisfy(finding ->
                        assertThat(finding.examined()).as(finding.name()).isPositive());
        assertThat(check(atRest()).findings().stream().map(Finding::sentence).distinct())
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void an_empty_log_proves_nothing_and_says_so() {
        StringBuilder page = new StringBuilder();
        LogChecker.check(List.of(), atRest()).print(page);
        assertThat(page).contains("unproven").doesNotContain("none");
    }

    @Test
    void a_repeated_command_with_one_effect_is_legal() {
        town.log.repeat(town.log.first(RequestRide.class));
        assertThat(check(atRest()).failed()).isEmpty();
    }

    @Test
    void a_refused_request_is_told_as_refused_and_another_as_undecided() {
        Life refused = town.life().asked(null);
        Life silent = town.life().asked(null);
        String command = town.log.of(refused.ride.value(), RequestRide.class).id;
        town.log.put(
                Topics.COMMAND_OUTCOMES,
                "0/" + command,
                new CommandOutcome(command, refused.ride.value(), 0, new Refusal("same-place", "choose another")));
        CheckReport report = check(atRest());
        assertThat(report.failed()).isEmpty();
        assertThat(notes(report))
                .contains("1 requests were refused and answered so")
                .contains("1 requests are refused or undecided: " + silent.ride.value());
    }

    @Test
    void a_type_of_tomorrow_is_told() {
        List<LogRecord> records = new ArrayList<>(town.log.records());
        records.add(new LogRecord(
                "account-events", 0, 999, "user", Map.of("ce_type", "account.frozen.v1"), new byte[2], 0));
        CheckReport report = LogChecker.check(records, atRest());
        assertThat(report.failed()).isEmpty();
        assertThat(notes(report)).contains("1 records of unknown type account.frozen.v1 on account-events");
    }

    @Test
    void while_the_platform_works_young_rides_may_be_open_and_bills_on_their_way() {
        town.life(Town.NIGHT.minusSeconds(25)).requested().offered(town.driver(1));
        town.life(Town.NIGHT.minusSeconds(90))
                .requested()
                .offered(town.driver(0))
                .accepted()
                .arrived()
                .started()
                .completed();
        assertThat(check(CheckOptions.atWork(Town.NIGHT)).failed()).isEmpty();
        assertThat(check(atRest()).failed())
                .extracting(Finding::name)
                .containsExactlyInAnyOrder("a ride is billed once, for what it cost", "every ride ends");
    }

    @Test
    void a_scheduled_ride_may_wait_for_its_time() {
        town.life().requested(Town.NIGHT.plus(Duration.ofDays(1)));
        CheckReport report = check(atRest());
        assertThat(report.failed()).isEmpty();
        assertThat(notes(report)).contains("0 rides are live, 1 scheduled");
    }

    @Test
    void a_late_accept_that_is_released_is_legal() {
        Life life = town.life().requested().offered(town.driver(0)).offerExpired();
        life.held(town.driver(1)).confirmed().released("NOT_AWAITED");
        life.offered(town.driver(0)).accepted().cancelled(CancelledBy.RIDER, Life.FREE);
        CheckReport report = check(atRest());
        assertThat(report.failed()).isEmpty();
        assertThat(notes(report)).contains("1 confirmed offers came too late for their rides");
    }

    @Test
    void an_email_that_was_given_up_and_forgotten_may_begin_anew() {
        TestLog.Entry held = town.log.put(Topics.EMAIL_EVENTS, "late@example.com", held("first"));
        town.log.put(Topics.EMAIL_EVENTS, "late@example.com", released("first"));
        town.log.put(Topics.EMAIL_EVENTS, "late@example.com", held("second")).version = held.version;
        assertThat(check(atRest()).failed()).isEmpty();
    }

    private static ClaimOutcome.Held held(String claim) {
        ClaimId id = new ClaimId(Ids.derive("offer", claim));
        return new ClaimOutcome.Held(
                "late@example.com", id, "user", 1, List.of(""), Town.NIGHT.plusSeconds(60), null, Town.DAWN);
    }

    private static ClaimOutcome.Released released(String claim) {
        ClaimId id = new ClaimId(Ids.derive("offer", claim));
        return new ClaimOutcome.Released("late@example.com", id, "user", "given up", Town.DAWN);
    }

    @Test
    void rubbish_on_a_topic_of_commands_is_told() {
        town.log.repeat(town.log.first(RequestRide.class)).raw = new byte[] {1, 2, 3};
        CheckReport report = check(atRest());
        assertThat(report.failed()).isEmpty();
        assertThat(notes(report)).anyMatch(note -> note.startsWith("unreadable at ride-requests/0@1: ride.request.v1"));
    }
}
