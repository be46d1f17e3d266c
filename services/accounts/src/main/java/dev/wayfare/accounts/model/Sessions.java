package dev.wayfare.accounts.model;

import static dev.wayfare.accounts.model.AccountRefusals.REFRESH_REUSED;
import static dev.wayfare.accounts.model.AccountRefusals.REFRESH_UNKNOWN;
import static dev.wayfare.accounts.model.AccountRefusals.SESSION_UNKNOWN;

import dev.wayfare.accounts.model.AccountState.Active;
import dev.wayfare.contracts.accounts.AccountCommand.CloseSession;
import dev.wayfare.contracts.accounts.AccountCommand.OpenSession;
import dev.wayfare.contracts.accounts.AccountCommand.RotateSession;
import dev.wayfare.contracts.accounts.AccountEvent;
import dev.wayfare.contracts.accounts.AccountEvent.SessionClosed;
import dev.wayfare.contracts.accounts.AccountEvent.SessionOpened;
import dev.wayfare.contracts.accounts.AccountEvent.SessionRotated;
import dev.wayfare.kernel.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions of one active account. A refresh token is exchanged once: whoever shows a spent one is refused, and the
 * session ends by a command that follows from the refusal (see {@code AccountEffects}).
 */
public final class Sessions {

    /** Live sessions of one account; one more, and the oldest ends. */
    public static final int MOST = 20;

    private Sessions() {}

    static Decision<AccountEvent> open(Active account, OpenSession asked, Instant now) {
        if (account.sessions().containsKey(asked.session())) {
            return Decision.unchanged();
        }
        List<AccountEvent> events = new ArrayList<>(overdue(account, now));
        account.sessions().entrySet().stream()
                .filter(one -> !one.getValue().hasExpired(now))
                .sorted(Comparator.<Map.Entry<String, Session>, Instant>comparing(
                                one -> one.getValue().openedAt())
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .skip(MOST - 1L)
                .forEach(one -> events.add(new SessionClosed(one.getKey(), "too-many", now)));
        events.add(new SessionOpened(asked.session(), asked.refreshHash(), asked.expiresAt(), now));
        return Decision.accept(events);
    }

    static Decision<AccountEvent> rotate(Active account, RotateSession asked, Instant now) {
        Session session = account.sessions().get(asked.session());
        if (session == null || session.hasExpired(now)) {
            return Decision.refuse(SESSION_UNKNOWN, "this session is over; sign in again");
        }
        if (session.spent().contains(asked.presentedHash())) {
            return Decision.refuse(
                    REFRESH_REUSED, "this refresh token was used before; the session ends, sign in again");
        }
        if (!session.refreshHash().equals(asked.presentedHash())) {
            return Decision.refuse(REFRESH_UNKNOWN, "this refresh token is not known; sign in again");
        }
        return Decision.accept(new SessionRotated(asked.session(), asked.nextHash(), asked.expiresAt(), now));
    }

    static Decision<AccountEvent> close(Active account, CloseSession asked, Instant now) {
        return account.sessions().containsKey(asked.session())
                ? Decision.accept(new SessionClosed(asked.session(), asked.reason(), now))
                : Decision.unchanged();
    }

    static List<AccountEvent> overdue(Active account, Instant now) {
        return account.sessions().entrySet().stream()
                .filter(one -> one.getValue().hasExpired(now))
                .sorted(Map.Entry.comparingByKey())
                .<AccountEvent>map(one -> new SessionClosed(one.getKey(), "expired", now))
                .toList();
    }

    static Optional<Instant> nextExpiry(Active account) {
        return account.sessions().values().stream().map(Session::expiresAt).min(Instant::compareTo);
    }
}
