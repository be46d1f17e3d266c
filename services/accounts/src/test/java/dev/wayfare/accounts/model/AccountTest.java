package dev.wayfare.accounts.model;

import static dev.wayfare.accounts.model.Accounts.ANN;
import static dev.wayfare.accounts.model.Accounts.CAB;
import static dev.wayfare.accounts.model.Accounts.NOW;
import static dev.wayfare.accounts.model.Accounts.active;
import static dev.wayfare.accounts.model.Accounts.driver;
import static dev.wayfare.accounts.model.Accounts.events;
import static dev.wayfare.accounts.model.Accounts.given;
import static dev.wayfare.accounts.model.Accounts.refusal;
import static dev.wayfare.accounts.model.Accounts.rider;
import static dev.wayfare.accounts.model.Accounts.signUp;
import static dev.wayfare.accounts.model.Accounts.then;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.accounts.AccountCommand.ChangePassword;
import dev.wayfare.contracts.accounts.AccountCommand.ChangeProfile;
import dev.wayfare.contracts.accounts.AccountCommand.EmailDecided;
import dev.wayfare.contracts.accounts.AccountCommand.EndOverdue;
import dev.wayfare.contracts.accounts.AccountCommand.OpenSession;
import dev.wayfare.contracts.accounts.AccountCommand.Reinstate;
import dev.wayfare.contracts.accounts.AccountCommand.SignUp;
import dev.wayfare.contracts.accounts.AccountCommand.Suspend;
import dev.wayfare.contracts.accounts.AccountEvent.AccountActivated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountReinstated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountSuspended;
import dev.wayfare.contracts.accounts.AccountEvent.PasswordChanged;
import dev.wayfare.contracts.accounts.AccountEvent.ProfileChanged;
import dev.wayfare.contracts.accounts.AccountEvent.SignUpRejected;
import dev.wayfare.contracts.accounts.AccountEvent.SignedUp;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.ClaimId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

    private static final String RESOURCE = EmailClaims.resourceOf("ann@example.com");

    @Test
    void good_form_signs_up_in_normal_form_and_waits_for_the_email() {
        assertThat(events(given(), driver(), NOW))
                .containsExactly(new SignedUp(
                        ANN, Role.DRIVER, "Ann", "ann@example.com", "+13125550142", "hash", CAB, null, NOW));
        assertThat(then(given(), driver(), NOW)).isInstanceOf(AccountState.Pending.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb", "a\u0000b", "\u202Ereversed"})
    void name_must_be_printable(String name) {
        assertThat(rejection(signUp(Role.RIDER, name, null))).isEqualTo("name-invalid");
    }

    @Test
    void name_has_at_most_80_characters() {
        assertThat(rejection(signUp(Role.RIDER, "x".repeat(81), null))).isEqualTo("name-invalid");
        assertThat(events(given(), signUp(Role.RIDER, "😀".repeat(80), null), NOW))
                .first()
                .isInstanceOf(SignedUp.class);
    }

    @Test
    void email_and_phone_must_be_known_to_their_libraries() {
        assertThat(rejection(new SignUp(ANN, Role.RIDER, "Ann", "ann", "+1", "hash", null, false, null)))
                .isEqualTo("email-invalid");
        assertThat(rejection(new SignUp(ANN, Role.RIDER, "Ann", "a@b.de", "312", "hash", null, false, null)))
                .isEqualTo("phone-invalid");
    }

    @Test
    void driver_needs_a_whole_vehicle() {
        assertThat(rejection(signUp(Role.DRIVER, "Ann", null))).isEqualTo("vehicle-invalid");
        assertThat(rejection(signUp(Role.DRIVER, "Ann", new Vehicle(" ", "Toyota", "Prius", "standard"))))
                .isEqualTo("vehicle-invalid");
        assertThat(rejection(signUp(Role.DRIVER, "Ann", new Vehicle("x".repeat(41), "Toyota", "Prius", "standard"))))
                .isEqualTo("vehicle-invalid");
    }

    @Test
    void vehicle_of_one_who_does_not_drive_is_left_out() {
        assertThat(events(given(), signUp(Role.RIDER, "Ann", CAB), NOW))
                .first()
                .isInstanceOfSatisfying(
                        SignedUp.class, event -> assertThat(event.vehicle()).isNull());
    }

    @ParameterizedTest
    @EnumSource(names = {"SUPPORT", "ADMIN"})
    void only_the_invited_get_a_role_of_the_house(Role role) {
        assertThat(rejection(signUp(role, "Ann", null))).isEqualTo("role-not-allowed");
        SignUp invited = new SignUp(ANN, role, "Ann", "ann@example.com", "+1", "hash", null, true, null);
        assertThat(events(given(), invited, NOW)).first().isInstanceOf(SignedUp.class);
    }

    @Test
    void confirmed_email_activates() {
        AccountState pending = then(given(), rider(), NOW);
        assertThat(events(pending, decided(held()), NOW)).isEmpty();
        assertThat(events(pending, decided(confirmed()), NOW)).containsExactly(new AccountActivated(ANN, NOW));
    }

    @Test
    void refused_email_rejects_and_leaves_nothing_personal() {
        AccountState pending = then(given(), rider(), NOW);
        AccountState rejected = then(pending, decided(holdRefused()), NOW);
        assertThat(rejected).isEqualTo(new AccountState.Rejected(ANN, "email-taken", NOW));
    }

    @Test
    void hold_that_expired_before_its_confirmation_rejects() {
        AccountState pending = then(given(), rider(), NOW);
        ClaimOutcome late =
                new ClaimOutcome.ConfirmRefused(RESOURCE, EmailClaims.claimOf(ANN), ANN.value(), ClaimRefusal.EXPIRED);
        assertThat(events(pending, decided(late), NOW))
                .first()
                .isInstanceOfSatisfying(SignUpRejected.class, event -> assertThat(event.rejection())
                        .isEqualTo("sign-up-expired"));
    }

    @Test
    void sign_up_that_nobody_decides_ends_by_itself() {
        AccountState pending = then(given(), rider(), NOW);
        assertThat(Account.nextDue(pending)).contains(NOW.plus(Account.PATIENCE));
        assertThat(events(pending, new EndOverdue(), NOW.plus(Duration.ofMinutes(14))))
                .isEmpty();
        assertThat(events(pending, new EndOverdue(), NOW.plus(Account.PATIENCE)))
                .first()
                .isInstanceOf(SignUpRejected.class);
    }

    @Test
    void outcome_of_a_claim_that_is_not_ours_changes_nothing() {
        AccountState pending = then(given(), rider(), NOW);
        ClaimOutcome other = new ClaimOutcome.Confirmed(RESOURCE, new ClaimId("offer_" + "0".repeat(26)), "x", NOW);
        assertThat(events(pending, decided(other), NOW)).isEmpty();
    }

    @Test
    void signing_up_again_changes_nothing_and_with_another_email_is_refused() {
        assertThat(events(active(), rider(), NOW)).isEmpty();
        SignUp other = new SignUp(ANN, Role.RIDER, "Ann", "other@example.com", "+1", "hash", null, false, null);
        assertThat(refusal(active(), other, NOW)).isEqualTo("already-signed-up");
    }

    @Test
    void profile_changes_what_is_given() {
        assertThat(events(active(), new ChangeProfile("Bea", null), NOW))
                .containsExactly(new ProfileChanged("Bea", "+13125550142", NOW));
        assertThat(events(active(), new ChangeProfile("Ann", null), NOW)).isEmpty();
        assertThat(refusal(active(), new ChangeProfile("", null), NOW)).isEqualTo("name-invalid");
        assertThat(refusal(active(), new ChangeProfile(null, "12"), NOW)).isEqualTo("phone-invalid");
    }

    @Test
    void suspension_ends_all_sessions_and_refuses_new_ones_until_reinstated() {
        OpenSession open = new OpenSession("s1", "h", NOW.plusSeconds(60));
        AccountState signedIn = then(active(), open, NOW);
        assertThat(events(signedIn, new Suspend("admin", "fraud"), NOW))
                .containsExactly(new AccountSuspended("admin", "fraud", NOW));
        AccountState suspended = then(signedIn, new Suspend("admin", "fraud"), NOW);
        assertThat(refusal(suspended, open, NOW)).isEqualTo("account-suspended");
        assertThat(refusal(suspended, new ChangePassword("x"), NOW)).isEqualTo("account-suspended");
        assertThat(events(suspended, new Suspend("admin", "again"), NOW)).isEmpty();
        assertThat(events(suspended, new Reinstate("admin"), NOW)).containsExactly(new AccountReinstated("admin", NOW));
        assertThat(then(suspended, new Reinstate("admin"), NOW))
                .isInstanceOfSatisfying(AccountState.Active.class, active -> assertThat(active.sessions())
                        .isEmpty());
    }

    @Test
    void nobody_suspends_himself() {
        assertThat(refusal(active(), new Suspend(ANN.value(), "oops"), NOW)).isEqualTo("own-account");
    }

    @Test
    void new_password_ends_all_sessions() {
        AccountState signedIn = then(active(), new OpenSession("s1", "h", NOW.plusSeconds(60)), NOW);
        assertThat(events(signedIn, new ChangePassword("new"), NOW)).containsExactly(new PasswordChanged("new", NOW));
        assertThat(then(signedIn, new ChangePassword("new"), NOW)).isEqualTo(active());
    }

    @Test
    void an_account_that_is_not_active_is_told_so() {
        AccountState pending = then(given(), rider(), NOW);
        OpenSession open = new OpenSession("s1", "h", NOW.plusSeconds(60));
        assertThat(refusal(given(), open, NOW)).isEqualTo("account-not-active");
        assertThat(refusal(pending, open, NOW)).isEqualTo("account-not-active");
        assertThat(refusal(pending, new Suspend("admin", "x"), NOW)).isEqualTo("account-not-active");
    }

    @Test
    void states_survive_their_store() {
        AccountState pending = then(given(), driver(), NOW);
        AccountState active =
                then(then(pending, decided(confirmed()), NOW), new OpenSession("s1", "h", NOW.plusSeconds(60)), NOW);
        AccountState rejected = then(pending, decided(holdRefused()), NOW);
        AccountState suspended = then(active, new Suspend("admin", "x"), NOW);
        for (AccountState state : new AccountState[] {given(), pending, active, rejected, suspended}) {
            assertThat(Json.read(Json.write(state), state.getClass())).isEqualTo(state);
        }
        assertThat(active).isInstanceOfSatisfying(AccountState.Active.class, one -> assertThat(one.sessions())
                .isInstanceOf(Map.class)
                .hasSize(1));
    }

    private static String rejection(SignUp form) {
        return events(given(), form, NOW).getFirst() instanceof SignUpRejected rejected
                ? rejected.rejection()
                : "accepted";
    }

    private static EmailDecided decided(ClaimOutcome outcome) {
        return new EmailDecided(outcome);
    }

    private static ClaimOutcome held() {
        return new ClaimOutcome.Held(
                RESOURCE,
                EmailClaims.claimOf(ANN),
                ANN.value(),
                1,
                List.of(""),
                NOW.plusSeconds(EmailClaims.HOLD_S),
                null,
                NOW);
    }

    private static ClaimOutcome confirmed() {
        return new ClaimOutcome.Confirmed(RESOURCE, EmailClaims.claimOf(ANN), ANN.value(), NOW);
    }

    private static ClaimOutcome holdRefused() {
        return new ClaimOutcome.HoldRefused(RESOURCE, EmailClaims.claimOf(ANN), ANN.value(), ClaimRefusal.NO_CAPACITY);
    }
}
