package dev.wayfare.accounts.model;

import static dev.wayfare.accounts.model.AccountRefusals.ACCOUNT_NOT_ACTIVE;
import static dev.wayfare.accounts.model.AccountRefusals.ACCOUNT_SUSPENDED;
import static dev.wayfare.accounts.model.AccountRefusals.ALREADY_SIGNED_UP;
import static dev.wayfare.accounts.model.AccountRefusals.EMAIL_TAKEN;
import static dev.wayfare.accounts.model.AccountRefusals.NAME_INVALID;
import static dev.wayfare.accounts.model.AccountRefusals.OWN_ACCOUNT;
import static dev.wayfare.accounts.model.AccountRefusals.PHONE_INVALID;
import static dev.wayfare.accounts.model.AccountRefusals.SIGN_UP_EXPIRED;

import dev.wayfare.accounts.model.AccountState.Active;
import dev.wayfare.accounts.model.AccountState.None;
import dev.wayfare.accounts.model.AccountState.Pending;
import dev.wayfare.accounts.model.AccountState.Rejected;
import dev.wayfare.accounts.model.AccountState.Suspended;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.accounts.AccountCommand.ChangePassword;
import dev.wayfare.contracts.accounts.AccountCommand.ChangeProfile;
import dev.wayfare.contracts.accounts.AccountCommand.CloseSession;
import dev.wayfare.contracts.accounts.AccountCommand.EmailDecided;
import dev.wayfare.contracts.accounts.AccountCommand.EndOverdue;
import dev.wayfare.contracts.accounts.AccountCommand.OpenSession;
import dev.wayfare.contracts.accounts.AccountCommand.Reinstate;
import dev.wayfare.contracts.accounts.AccountCommand.RotateSession;
import dev.wayfare.contracts.accounts.AccountCommand.SignUp;
import dev.wayfare.contracts.accounts.AccountCommand.Suspend;
import dev.wayfare.contracts.accounts.AccountEvent;
import dev.wayfare.contracts.accounts.AccountEvent.AccountActivated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountReinstated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountSuspended;
import dev.wayfare.contracts.accounts.AccountEvent.PasswordChanged;
import dev.wayfare.contracts.accounts.AccountEvent.ProfileChanged;
import dev.wayfare.contracts.accounts.AccountEvent.SignUpRejected;
import dev.wayfare.contracts.accounts.AccountEvent.SignedUp;
import dev.wayfare.kernel.Decider;
import dev.wayfare.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides one account. An account is active only after its e-mail's owner has confirmed the e-mail to it, so that an
 * e-mail is used once however many sign up with it at the same moment. A bad form is no refusal of the command: the
 * account exists, rejected, for whoever asks what became of his sign-up.
 */
public final class Account implements Decider<AccountCommand, AccountState, AccountEvent> {

    /** How long a sign-up may wait for its e-mail's owner: longer than any hold of the e-mail lasts. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    private final SignUpForm form;

    public Account(SignUpRules rules) {
        this.form = new SignUpForm(rules);
    }

    @Override
    public AccountState initial() {
        return new None();
    }

    /** When something of this state falls due, to be told by {@link EndOverdue}. */
    public static Optional<Instant> nextDue(AccountState state) {
        return switch (state) {
            case Pending pending -> Optional.of(pending.since().plus(PATIENCE));
            case Active active -> Sessions.nextExpiry(active);
            case None none -> Optional.empty();
            case Suspended suspended -> Optional.empty();
            case Rejected rejected -> Optional.empty();
        };
    }

    @Override
    public Decision<AccountEvent> decide(AccountState state, AccountCommand command, Instant now) {
        return switch (command) {
            case SignUp signUp -> signUp(state, signUp, now);
            case EmailDecided decided -> emailDecided(state, decided.outcome(), now);
            case ChangeProfile change -> changeProfile(state, change, now);
            case ChangePassword change ->
                state instanceof Active
                        ? Decision.accept(new PasswordChanged(change.passwordHash(), now))
                        : notActive(state);
            case Suspend suspend -> suspend(state, suspend, now);
            case Reinstate reinstate -> reinstate(state, reinstate, now);
            case OpenSession open ->
                state instanceof Active active ? Sessions.open(active, open, now) : notActive(state);
            case RotateSession rotate ->
                state instanceof Active active ? Sessions.rotate(active, rotate, now) : notActive(state);
            case CloseSession close ->
                state instanceof Active active ? Sessions.close(active, close, now) : Decision.unchanged();
            case EndOverdue overdue -> endOverdue(state, now);
        };
    }

    private Decision<AccountEvent> signUp(AccountState state, SignUp asked, Instant now) {
        return switch (state) {
            case None none ->
                switch (form.check(asked)) {
                    case SignUpForm.Checked.Good good -> signedUp(asked, good.profile(), now);
                    case SignUpForm.Checked.Bad bad ->
                        Decision.accept(new SignUpRejected(
                                asked.user(), bad.reason().code(), bad.reason().detail(), now));
                };
            case Rejected rejected -> Decision.unchanged();
            case Pending pending -> signedUpBefore(pending.profile(), asked);
            case Active active -> signedUpBefore(active.profile(), asked);
            case Suspended suspended -> signedUpBefore(suspended.profile(), asked);
        };
    }

    private static Decision<AccountEvent> signedUp(SignUp asked, Profile profile, Instant now) {
        return Decision.accept(new SignedUp(
                asked.user(),
                profile.role(),
                profile.name(),
                profile.email(),
                profile.phone(),
                asked.passwordHash(),
                profile.vehicle(),
                asked.replyWhenDecided(),
                now));
    }

    private Decision<AccountEvent> signedUpBefore(Profile profile, SignUp asked) {
        boolean same =
                form.findEmail(asked.email()).filter(profile.email()::equals).isPresent();
        return same
                ? Decision.unchanged()
                : Decision.refuse(ALREADY_SIGNED_UP, asked.user() + " has signed up with another e-mail");
    }

    private static Decision<AccountEvent> emailDecided(AccountState state, ClaimOutcome outcome, Instant now) {
        if (!(state instanceof Pending pending) || !outcome.claim().equals(EmailClaims.claimOf(pending.user()))) {
            return Decision.unchanged();
        }
        return switch (outcome) {
            case ClaimOutcome.Held held -> Decision.unchanged();
            case ClaimOutcome.Confirmed confirmed -> Decision.accept(new AccountActivated(pending.user(), now));
            case ClaimOutcome.HoldRefused refused ->
                rejected(pending, EMAIL_TAKEN, "an account has this e-mail, or is just getting it", now);
            case ClaimOutcome.ConfirmRefused refused -> expired(pending, now);
            case ClaimOutcome.Released released -> expired(pending, now);
            case ClaimOutcome.Expired expired -> expired(pending, now);
        };
    }

    private static Decision<AccountEvent> expired(Pending pending, Instant now) {
        return rejected(pending, SIGN_UP_EXPIRED, "the e-mail could not be reserved in time; sign up again", now);
    }

    private static Decision<AccountEvent> rejected(Pending pending, String code, String detail, Instant now) {
        return Decision.accept(new SignUpRejected(pending.user(), code, detail, now));
    }

    private Decision<AccountEvent> changeProfile(AccountState state, ChangeProfile change, Instant now) {
        if (!(state instanceof Active active)) {
            return notActive(state);
        }
        Profile profile = active.profile();
        Optional<String> name = change.name() == null ? Optional.of(profile.name()) : form.findName(change.name());
        if (name.isEmpty()) {
            return Decision.refuse(NAME_INVALID, SignUpForm.nameRule());
        }
        Optional<String> phone = change.phone() == null ? Optional.of(profile.phone()) : form.findPhone(change.phone());
        if (phone.isEmpty()) {
            return Decision.refuse(PHONE_INVALID, SignUpForm.phoneRule());
        }
        return profile.with(name.get(), phone.get()).equals(profile)
                ? Decision.unchanged()
                : Decision.accept(new ProfileChanged(name.get(), phone.get(), now));
    }

    private static Decision<AccountEvent> suspend(AccountState state, Suspend asked, Instant now) {
        return switch (state) {
            case Active active ->
                asked.by().equals(active.user().value())
                        ? Decision.refuse(OWN_ACCOUNT, "nobody suspends his own account; ask another admin")
                        : Decision.accept(new AccountSuspended(asked.by(), asked.reason(), now));
            case Suspended suspended -> Decision.unchanged();
            case None none -> notActive(none);
            case Pending pending -> notActive(pending);
            case Rejected rejected -> notActive(rejected);
        };
    }

    private static Decision<AccountEvent> reinstate(AccountState state, Reinstate asked, Instant now) {
        return switch (state) {
            case Suspended suspended -> Decision.accept(new AccountReinstated(asked.by(), now));
            case Active active -> Decision.unchanged();
            case None none -> notActive(none);
            case Pending pending -> notActive(pending);
            case Rejected rejected -> notActive(rejected);
        };
    }

    private static Decision<AccountEvent> endOverdue(AccountState state, Instant now) {
        return switch (state) {
            case Pending pending ->
                now.isBefore(pending.since().plus(PATIENCE)) ? Decision.unchanged() : expired(pending, now);
            case Active active -> Decision.accept(Sessions.overdue(active, now));
            case None none -> Decision.unchanged();
            case Suspended suspended -> Decision.unchanged();
            case Rejected rejected -> Decision.unchanged();
        };
    }

    private static Decision<AccountEvent> notActive(AccountState state) {
        return switch (state) {
            case Suspended suspended ->
                Decision.refuse(ACCOUNT_SUSPENDED, suspended.user() + " is suspended; an admin can reinstate it");
            case None none -> Decision.refuse(ACCOUNT_NOT_ACTIVE, "nobody has signed up under this id");
            case Pending pending -> Decision.refuse(ACCOUNT_NOT_ACTIVE, pending.user() + " is still signing up");
            case Rejected rejected -> Decision.refuse(ACCOUNT_NOT_ACTIVE, rejected.user() + " was rejected");
            case Active active -> throw new IllegalStateException(active.user() + " is active");
        };
    }

    @Override
    public AccountState evolve(AccountState state, AccountEvent event) {
        return AccountFold.after(state, event);
    }
}
