package dev.wayfare.accounts.model;

import static dev.wayfare.accounts.model.Accounts.NOW;
import static dev.wayfare.accounts.model.Accounts.active;
import static dev.wayfare.accounts.model.Accounts.events;
import static dev.wayfare.accounts.model.Accounts.refusal;
import static dev.wayfare.accounts.model.Accounts.then;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.accounts.AccountCommand.CloseSession;
import dev.wayfare.contracts.accounts.AccountCommand.EndOverdue;
import dev.wayfare.contracts.accounts.AccountCommand.OpenSession;
import dev.wayfare.contracts.accounts.AccountCommand.RotateSession;
import dev.wayfare.contracts.accounts.AccountEvent.SessionClosed;
import dev.wayfare.contracts.accounts.AccountEvent.SessionOpened;
import dev.wayfare.contracts.accounts.AccountEvent.SessionRotated;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant END = NOW.plus(MONTH);

    @Test
    void refresh_token_is_exchanged_once() {
        AccountState opened = then(active(), open("s", "h1"), NOW);
        assertThat(events(opened, rotate("s", "h1", "h2"), NOW))
                .containsExactly(new SessionRotated("s", "h2", END, NOW));
        AccountState rotated = then(opened, rotate("s", "h1", "h2"), NOW);
        assertThat(refusal(rotated, rotate("s", "h1", "h3"), NOW)).isEqualTo("refresh-reused");
        assertThat(events(rotated, rotate("s", "h2", "h3"), NOW)).hasSize(1);
    }

    @Test
    void token_that_was_never_given_is_unknown_and_ends_nothing() {
        AccountState opened = then(active(), open("s", "h1"), NOW);
        assertThat(refusal(opened, rotate("s", "guess", "h2"), NOW)).isEqualTo("refresh-unknown");
        assertThat(refusal(opened, rotate("other", "h1", "h2"), NOW)).isEqualTo("session-unknown");
    }

    @Test
    void only_so_many_spent_tokens_are_remembered() {
        AccountState state = then(active(), open("s", "h0"), NOW);
        for (int i = 0; i < 20; i++) {
            state = then(state, rotate("s", "h" + i, "h" + (i + 1)), NOW);
        }
        assertThat(state).isInstanceOfSatisfying(AccountState.Active.class, account -> assertThat(
                        account.sessions().get("s").spent())
                .hasSize(Session.REMEMBERED)
                .startsWith("h19", "h18"));
        assertThat(refusal(state, rotate("s", "h12", "x"), NOW)).isEqualTo("refresh-reused");
        assertThat(refusal(state, rotate("s", "h11", "x"), NOW)).isEqualTo("refresh-unknown");
    }

    @Test
    void one_session_too_many_ends_the_oldest() {
        AccountState state = active();
        for (int i = 0; i < Sessions.MOST; i++) {
            state = then(state, open("s" + i, "h"), NOW.plusSeconds(i));
        }
        Instant later = NOW.plusSeconds(100);
        assertThat(events(state, open("new", "h"), later))
                .containsExactly(new SessionClosed("s0", "too-many", later), new SessionOpened("new", "h", END, later));
    }

    @Test
    void expired_session_is_over_whether_or_not_its_timer_fired() {
        AccountState opened = then(active(), open("s", "h1"), NOW);
        assertThat(refusal(opened, rotate("s", "h1", "h2"), END)).isEqualTo("session-unknown");
        assertThat(Account.nextDue(opened)).contains(END);
        assertThat(events(opened, new EndOverdue(), END)).containsExactly(new SessionClosed("s", "expired", END));
        assertThat(events(opened, new OpenSession("t", "h", END.plus(MONTH)), END))
                .containsExactly(
                        new SessionClosed("s", "expired", END), new SessionOpened("t", "h", END.plus(MONTH), END));
    }

    @Test
    void logging_out_twice_is_logging_out() {
        AccountState opened = then(active(), open("s", "h1"), NOW);
        assertThat(events(opened, new CloseSession("s", "logout"), NOW))
                .containsExactly(new SessionClosed("s", "logout", NOW));
        assertThat(events(active(), new CloseSession("s", "logout"), NOW)).isEmpty();
    }

    private static OpenSession open(String session, String hash) {
        return new OpenSession(session, hash, END);
    }

    private static RotateSession rotate(String session, String presented, String next) {
        return new RotateSession(session, presented, next, END);
    }
}
