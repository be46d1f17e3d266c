package dev.wayfare.accounts.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.accounts.model.AccountState;
import dev.wayfare.accounts.model.EmailClaims;
import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.accounts.AccountCommand.ChangeProfile;
import dev.wayfare.contracts.accounts.AccountCommand.CloseSession;
import dev.wayfare.contracts.accounts.AccountCommand.OpenSession;
import dev.wayfare.contracts.accounts.AccountCommand.Reinstate;
import dev.wayfare.contracts.accounts.AccountCommand.RotateSession;
import dev.wayfare.contracts.accounts.AccountCommand.SignUp;
import dev.wayfare.contracts.accounts.AccountCommand.Suspend;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class SignUpFlowTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Vehicle CAB = new Vehicle("IL 123", "Toyota", "Prius", "standard");
    private final Spine spine = new Spine(NOW, new Random(7));

    @Test
    void sign_up_ends_active_and_whoever_waits_is_told_then() {
        UserId ann = user("ann");
        spine.send(ann.value(), rider(ann, "ann@example.com"));
        spine.runUntilQuiet();
        assertThat(spine.account(ann.value())).isInstanceOf(AccountState.Active.class);
        assertThat(spine.replies).containsExactly(new CommandOutcome("cmd-" + ann, ann.value(), 2, null));
        assertThat(spine.outside).isEmpty();
    }

    @RepeatedTest(20)
    void of_100_simultaneous_sign_ups_with_one_email_exactly_one_is_active(RepetitionInfo run) {
        Spine race = new Spine(NOW, new Random(run.getCurrentRepetition()));
        List<UserId> people =
                IntStream.range(0, 100).mapToObj(i -> user("u" + i)).toList();
        people.forEach(one -> race.send(one.value(), rider(one, " ANN@example.com")));
        race.runUntilQuiet();
        assertThat(people.stream().map(one -> race.account(one.value())).filter(AccountState.Active.class::isInstance))
                .hasSize(1);
        assertThat(people.stream()
                        .map(one -> race.account(one.value()))
                        .filter(state -> state instanceof AccountState.Rejected rejected
                                && rejected.rejection().equals("email-taken")))
                .hasSize(99);
    }

    @Test
    void rejected_sign_up_is_a_refusal_for_whoever_waits() {
        UserId ann = user("ann");
        UserId bea = user("bea");
        spine.send(ann.value(), rider(ann, "no e-mail"));
        spine.send(bea.value(), rider(bea, "bea@example.com"));
        spine.runUntilQuiet();
        UserId late = user("late");
        spine.send(late.value(), rider(late, "BEA@example.com"));
        spine.runUntilQuiet();
        assertThat(spine.replies)
                .filteredOn(reply -> !reply.isApplied())
                .extracting(reply -> reply.refusal().code())
                .containsExactly("email-invalid", "email-taken");
    }

    @Test
    void sign_up_sent_again_after_its_end_is_answered_as_it_ended() {
        UserId ann = user("ann");
        UserId bad = user("bad");
        for (int i = 0; i < 2; i++) {
            spine.send(ann.value(), rider(ann, "ann@example.com"));
            spine.send(bad.value(), rider(bad, "no e-mail"));
            spine.runUntilQuiet();
        }
        assertThat(spine.replies)
                .extracting(reply ->
                        reply.refusal() == null ? "active" : reply.refusal().code())
                .containsExactlyInAnyOrder("active", "email-invalid", "active", "email-invalid");
    }

    @Test
    void driver_is_registered_with_fleet_and_again_when_his_name_changes() {
        UserId dan = user("dan");
        spine.send(dan.value(), driver(dan));
        spine.runUntilQuiet();
        spine.send(dan.value(), new ChangeProfile("Daniel", null));
        spine.runUntilQuiet();
        assertThat(toFleet(dan))
                .containsExactly(
                        new DriverCommand.Register(dan, "Dan", CAB), new DriverCommand.Register(dan, "Daniel", CAB));
    }

    @Test
    void suspended_driver_is_barred_and_reinstated_unbarred() {
        UserId dan = user("dan");
        spine.send(dan.value(), driver(dan));
        spine.runUntilQuiet();
        spine.send(dan.value(), new Suspend("admin", "no licence"));
        spine.send(dan.value(), new Reinstate("admin"));
        spine.runUntilQuiet();
        assertThat(toFleet(dan)).endsWith(new DriverCommand.Bar("no licence"), new DriverCommand.Unbar());
    }

    @Test
    void spent_refresh_token_is_refused_and_ends_its_session() {
        UserId ann = user("ann");
        Instant end = NOW.plus(Duration.ofDays(30));
        spine.send(ann.value(), rider(ann, "ann@example.com"));
        spine.runUntilQuiet();
        spine.send(ann.value(), new OpenSession("s", "h1", end));
        spine.send(ann.value(), new RotateSession("s", "h1", "h2", end));
        spine.send(ann.value(), new RotateSession("s", "h1", "h3", end));
        spine.runUntilQuiet();
        assertThat(spine.refusals).extracting("code").containsExactly("refresh-reused");
        assertThat(spine.read).extracting(Spine.Message::value).contains(new CloseSession("s", "reuse"));
        assertThat(spine.account(ann.value()))
                .isInstanceOfSatisfying(AccountState.Active.class, account -> assertThat(account.sessions())
                        .isEmpty());
    }

    @Test
    void email_that_is_confirmed_to_nobody_is_given_back() {
        UserId ann = user("ann");
        String resource = EmailClaims.resourceOf("ann@example.com");
        ClaimCommand release =
                new ClaimCommand.Release(resource, EmailClaims.claimOf(ann), ann.value(), "sign-up-ended");
        spine.append(
                Topics.EMAIL_CLAIM_OUTCOMES,
                ann.value(),
                new ClaimOutcome.Confirmed(resource, EmailClaims.claimOf(ann), ann.value(), NOW));
        spine.runUntilQuiet();
        assertThat(spine.read).extracting(Spine.Message::value).contains(release);
    }

    private List<Object> toFleet(UserId driver) {
        return spine.outside.stream()
                .filter(one ->
                        one.topic().equals(Topics.DRIVER_ACTIONS) && one.key().equals(driver.value()))
                .map(Spine.Message::value)
                .toList();
    }

    private static UserId user(String name) {
        return new UserId(Ids.derive("user", name));
    }

    private static SignUp rider(UserId user, String email) {
        return new SignUp(
                user, Role.RIDER, "Ann", email, "+13125550142", "hash", null, false, new ReplyTo(1, "cmd-" + user));
    }

    private static SignUp driver(UserId user) {
        return new SignUp(user, Role.DRIVER, "Dan", "dan@example.com", "+13125550142", "hash", CAB, false, null);
    }
}
