package dev.wayfare.accounts.stream;

import dev.wayfare.accounts.model.AccountRefusals;
import dev.wayfare.accounts.model.AccountState;
import dev.wayfare.accounts.model.AccountState.Active;
import dev.wayfare.accounts.model.AccountState.None;
import dev.wayfare.accounts.model.AccountState.Pending;
import dev.wayfare.accounts.model.AccountState.Rejected;
import dev.wayfare.accounts.model.AccountState.Suspended;
import dev.wayfare.accounts.model.EmailClaims;
import dev.wayfare.accounts.model.Profile;
import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.accounts.AccountCommand.CloseSession;
import dev.wayfare.contracts.accounts.AccountCommand.EmailDecided;
import dev.wayfare.contracts.accounts.AccountCommand.EndOverdue;
import dev.wayfare.contracts.accounts.AccountCommand.RotateSession;
import dev.wayfare.contracts.accounts.AccountCommand.SignUp;
import dev.wayfare.contracts.accounts.AccountEvent;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.decider.Effects;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.runtime.decider.Step;
import org.jspecify.annotations.Nullable;

/**
 * Whom an account's decisions concern: its e-mail's owner, fleet where the person drives, and who waits for a sign-up to
 * end, well or not.
 */
public final class AccountEffects implements Effects<AccountCommand, AccountState, AccountEvent> {

    @Override
    public void applied(Step<AccountCommand, AccountState, AccountEvent> step, Outbox out) {
        if (step.command() instanceof EmailDecided decided) {
            emailDecided(step.after(), decided.outcome(), out);
        }
        if (step.command() instanceof EndOverdue
                && step.before() instanceof Pending pending
                && step.after() instanceof Rejected) {
            release(EmailClaims.resourceOf(pending.profile().email()), pending.user(), out);
        }
        if (step.command() instanceof SignUp again && step.events().isEmpty()) {
            answerAgain(step, again.replyWhenDecided(), out);
        }
        for (AccountEvent event : step.events()) {
            tell(event, step, out);
        }
    }

    @Override
    public void refused(String key, AccountState state, AccountCommand command, Refusal refusal, Outbox out) {
        if (command instanceof RotateSession rotate && refusal.code().equals(AccountRefusals.REFRESH_REUSED)) {
            out.send(Topics.SIGNUP_REQUESTS, key, new CloseSession(rotate.session(), "reuse"));
        }
    }

    private static void emailDecided(AccountState after, ClaimOutcome outcome, Outbox out) {
        switch (outcome) {
            case ClaimOutcome.Held held -> {
                if (after instanceof Pending pending) {
                    out.send(
                            Topics.EMAIL_CLAIMS, held.resource(), EmailClaims.confirm(pending.user(), held.resource()));
                } else {
                    giveBackUnwanted(after, held, out);
                }
            }
            case ClaimOutcome.Confirmed confirmed -> giveBackUnwanted(after, confirmed, out);
            case ClaimOutcome.HoldRefused refused -> {}
            case ClaimOutcome.ConfirmRefused refused -> {}
            case ClaimOutcome.Released released -> {}
            case ClaimOutcome.Expired expired -> {}
        }
    }

    private static void giveBackUnwanted(AccountState after, ClaimOutcome outcome, Outbox out) {
        switch (after) {
            case Rejected rejected -> release(outcome.resource(), rejected.user(), out);
            case None none -> release(outcome.resource(), new UserId(outcome.claimant()), out);
            case Pending pending -> {}
            case Active active -> {}
            case Suspended suspended -> {}
        }
    }

    private static void release(String resource, UserId user, Outbox out) {
        out.send(
                Topics.EMAIL_CLAIMS,
                resource,
                new ClaimCommand.Release(resource, EmailClaims.claimOf(user), user.value(), "sign-up-ended"));
    }

    private static void tell(AccountEvent event, Step<AccountCommand, AccountState, AccountEvent> step, Outbox out) {
        switch (event) {
            case AccountEvent.SignedUp signedUp -> {
                if (step.after() instanceof Pending pending) {
                    ClaimCommand hold = EmailClaims.hold(pending.user(), pending.profile(), step.now());
                    out.send(Topics.EMAIL_CLAIMS, hold.resource(), hold);
                }
            }
            case AccountEvent.AccountActivated activated -> {
                registerDriver(step.after(), out);
                answerSignUp(step, null, out);
            }
            case AccountEvent.ProfileChanged changed -> registerDriver(step.after(), out);
            case AccountEvent.AccountSuspended suspended -> {
                if (step.after() instanceof Suspended state && drives(state.profile())) {
                    toFleet(state.user(), new DriverCommand.Bar(suspended.reason()), out);
                }
            }
            case AccountEvent.AccountReinstated reinstated -> {
                if (step.after() instanceof Active active && drives(active.profile())) {
                    toFleet(active.user(), new DriverCommand.Unbar(), out);
                }
            }
            case AccountEvent.SignUpRejected rejected ->
                answerSignUp(step, new Refusal(rejected.rejection(), rejected.detail()), out);
            case AccountEvent.PasswordChanged changed -> {}
            case AccountEvent.SessionOpened opened -> {}
            case AccountEvent.SessionRotated rotated -> {}
            case AccountEvent.SessionClosed closed -> {}
        }
    }

    private static void answerSignUp(
            Step<AccountCommand, AccountState, AccountEvent> step, @Nullable Refusal refusal, Outbox out) {
        ReplyTo waiting = null;
        if (step.command() instanceof SignUp signUp) {
            waiting = signUp.replyWhenDecided();
        } else if (step.before() instanceof Pending pending) {
            waiting = pending.replyWhenDecided();
        }
        if (waiting != null) {
            out.reply(waiting, step.key(), step.version(), refusal);
        }
    }

    private static void answerAgain(
            Step<AccountCommand, AccountState, AccountEvent> step, @Nullable ReplyTo waiting, Outbox out) {
        if (waiting == null) {
            return;
        }
        switch (step.after()) {
            case Rejected rejected ->
                out.reply(
                        waiting,
                        step.key(),
                        step.version(),
                        new Refusal(
                                rejected.rejection(), "this sign-up was rejected before; use a new Idempotency-Key"));
            case Active active -> out.reply(waiting, step.key(), step.version(), null);
            case Suspended suspended -> out.reply(waiting, step.key(), step.version(), null);
            case Pending pending -> {}
            case None none -> {}
        }
    }

    private static void registerDriver(AccountState after, Outbox out) {
        if (after instanceof Active active && active.profile().vehicle() != null) {
            Profile profile = active.profile();
            toFleet(
                    active.user(),
                    new DriverCommand.Register(
                            active.user(), profile.name(), active.profile().vehicle()),
                    out);
        }
    }

    private static boolean drives(Profile profile) {
        return profile.role() == Role.DRIVER;
    }

    private static void toFleet(UserId driver, DriverCommand command, Outbox out) {
        out.send(Topics.DRIVER_ACTIONS, driver.value(), command);
    }
}
