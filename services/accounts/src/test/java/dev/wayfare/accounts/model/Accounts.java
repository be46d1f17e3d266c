package dev.wayfare.accounts.model;

import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.accounts.AccountCommand.SignUp;
import dev.wayfare.contracts.accounts.AccountEvent;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** People, forms and rules for tests; rules that need no library. */
final class Accounts {

    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    static final UserId ANN = new UserId(Ids.derive("user", "ann"));
    static final Vehicle CAB = new Vehicle("IL 123", "Toyota", "Prius", "standard");
    static final Account ACCOUNT = new Account(new SignUpRules() {
        @Override
        public Optional<String> findEmail(String typed) {
            return Optional.of(typed.strip().toLowerCase(Locale.ROOT)).filter(text -> text.contains("@"));
        }

        @Override
        public Optional<String> findPhone(String typed) {
            return Optional.of(typed).filter(text -> text.startsWith("+"));
        }
    });

    private Accounts() {}

    static SignUp rider() {
        return signUp(Role.RIDER, "Ann", null);
    }

    static SignUp driver() {
        return signUp(Role.DRIVER, "Ann", CAB);
    }

    static SignUp signUp(Role role, String name, Vehicle vehicle) {
        return new SignUp(ANN, role, name, "Ann@Example.com", "+13125550142", "hash", vehicle, false, null);
    }

    static AccountState given(AccountEvent... events) {
        AccountState state = ACCOUNT.initial();
        for (AccountEvent event : events) {
            state = ACCOUNT.evolve(state, event);
        }
        return state;
    }

    static AccountState active() {
        return after(given(), rider());
    }

    /** The state after a sign-up whose e-mail was free. */
    static AccountState after(AccountState state, SignUp form) {
        AccountState pending = fold(state, events(state, form, NOW));
        return ACCOUNT.evolve(pending, new AccountEvent.AccountActivated(form.user(), NOW));
    }

    static AccountState fold(AccountState state, List<AccountEvent> events) {
        AccountState next = state;
        for (AccountEvent event : events) {
            next = ACCOUNT.evolve(next, event);
        }
        return next;
    }

    /** The state after a command that must be accepted. */
    static AccountState then(AccountState state, AccountCommand command, Instant now) {
        return fold(state, events(state, command, now));
    }

    static List<AccountEvent> events(AccountState state, AccountCommand command, Instant now) {
        return switch (ACCOUNT.decide(state, command, now)) {
            case Decision.Accepted<AccountEvent> accepted -> accepted.events();
            case Decision.Refused<AccountEvent> refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    static String refusal(AccountState state, AccountCommand command, Instant now) {
        return switch (ACCOUNT.decide(state, command, now)) {
            case Decision.Refused<AccountEvent> refused -> refused.refusal().code();
            case Decision.Accepted<AccountEvent> accepted -> throw new AssertionError("accepted: " + accepted.events());
        };
    }
}
