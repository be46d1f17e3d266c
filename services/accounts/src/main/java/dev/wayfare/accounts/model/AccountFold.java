package dev.wayfare.accounts.model;

import dev.wayfare.accounts.model.AccountState.Active;
import dev.wayfare.accounts.model.AccountState.Pending;
import dev.wayfare.accounts.model.AccountState.Rejected;
import dev.wayfare.accounts.model.AccountState.Suspended;
import dev.wayfare.contracts.accounts.AccountEvent;
import dev.wayfare.contracts.accounts.AccountEvent.AccountActivated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountReinstated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountSuspended;
import dev.wayfare.contracts.accounts.AccountEvent.PasswordChanged;
import dev.wayfare.contracts.accounts.AccountEvent.ProfileChanged;
import dev.wayfare.contracts.accounts.AccountEvent.SessionClosed;
import dev.wayfare.contracts.accounts.AccountEvent.SessionOpened;
import dev.wayfare.contracts.accounts.AccountEvent.SessionRotated;
import dev.wayfare.contracts.accounts.AccountEvent.SignUpRejected;
import dev.wayfare.contracts.accounts.AccountEvent.SignedUp;
import java.util.List;
import java.util.Map;

/** The state after an event. An event that its state cannot have accepted is a fault of the log, and is thrown. */
final class AccountFold {

    private AccountFold() {}

    static AccountState after(AccountState state, AccountEvent event) {
        return switch (event) {
            case SignedUp signedUp ->
                new Pending(
                        signedUp.user(),
                        new Profile(
                                signedUp.role(),
                                signedUp.name(),
                                signedUp.email(),
                                signedUp.phone(),
                                signedUp.vehicle()),
                        signedUp.replyWhenDecided(),
                        signedUp.at());
            case AccountActivated activated -> {
                Pending pending = in(Pending.class, state, event);
                yield new Active(pending.user(), pending.profile(), Map.of());
            }
            case SignUpRejected rejected -> new Rejected(rejected.user(), rejected.rejection(), rejected.at());
            case AccountSuspended suspended -> {
                Active active = active(state, event);
                yield new Suspended(active.user(), active.profile());
            }
            case AccountReinstated reinstated -> {
                Suspended suspended = in(Suspended.class, state, event);
                yield new Active(suspended.user(), suspended.profile(), Map.of());
            }
            case ProfileChanged changed -> {
                Active active = active(state, event);
                yield active.with(active.profile().with(changed.name(), changed.phone()));
            }
            case PasswordChanged changed -> active(state, event).withoutSessions();
            case SessionOpened opened ->
                active(state, event)
                        .with(
                                opened.session(),
                                new Session(opened.refreshHash(), List.of(), opened.at(), opened.expiresAt()));
            case SessionRotated rotated -> rotated(active(state, event), rotated);
            case SessionClosed closed -> active(state, event).with(closed.session(), null);
        };
    }

    private static Active rotated(Active account, SessionRotated event) {
        Session session = account.sessions().get(event.session());
        if (session == null) {
            throw new IllegalStateException(account.user() + " has no session " + event.session() + " to rotate");
        }
        return account.with(event.session(), session.rotated(event.refreshHash(), event.expiresAt()));
    }

    private static Active active(AccountState state, AccountEvent event) {
        return in(Active.class, state, event);
    }

    private static <T extends AccountState> T in(Class<T> expected, AccountState state, AccountEvent event) {
        if (!expected.isInstance(state)) {
            throw new IllegalStateException(event.getClass().getSimpleName() + " does not follow "
                    + state.getClass().getSimpleName());
        }
        return expected.cast(state);
    }
}
