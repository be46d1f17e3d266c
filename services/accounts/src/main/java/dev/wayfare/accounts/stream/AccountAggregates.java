package dev.wayfare.accounts.stream;

import dev.wayfare.accounts.model.Account;
import dev.wayfare.accounts.model.AccountState;
import dev.wayfare.accounts.model.EmailBook;
import dev.wayfare.accounts.model.EmailOwner;
import dev.wayfare.accounts.model.SignUpRules;
import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.accounts.AccountEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.Due;
import java.time.Duration;
import java.util.Optional;

/** What this service owns: accounts, and the e-mails that they claim. */
public final class AccountAggregates {

    private static final Duration KEPT_AFTER_END = Duration.ofDays(7);

    private AccountAggregates() {}

    /** Accounts, keyed by user. */
    public static Aggregate<AccountCommand, AccountState, AccountEvent> accounts(SignUpRules rules) {
        return Aggregate.named("accounts", new Account(rules))
                .state("none", AccountState.None.class)
                .state("pending", AccountState.Pending.class)
                .state("active", AccountState.Active.class)
                .state("suspended", AccountState.Suspended.class)
                .state("rejected", AccountState.Rejected.class)
                .readsDeduplicated(Topics.SIGNUP_REQUESTS, AccountCommand.class::cast)
                .reads(Topics.EMAIL_CLAIM_OUTCOMES, value -> new AccountCommand.EmailDecided((ClaimOutcome) value))
                .timers(state -> Account.nextDue(state).stream()
                        .map(at -> new Due<AccountCommand>(at, new AccountCommand.EndOverdue()))
                        .toList())
                .effects(new AccountEffects())
                .forgets(state -> state instanceof AccountState.Rejected rejected
                        ? Optional.of(rejected.at().plus(KEPT_AFTER_END))
                        : Optional.empty())
                .tells(
                        AccountEvent.PasswordChanged.class,
                        AccountEvent.AccountSuspended.class,
                        AccountEvent.AccountReinstated.class)
                .publishes(Topics.ACCOUNT_EVENTS);
    }

    /** E-mails, each a resource that one account can claim, keyed by {@code email:<digest>}. */
    public static Aggregate<ClaimCommand, EmailBook, ClaimEvent> emails() {
        return Aggregate.named("emails", new EmailOwner())
                .state("book", EmailBook.class)
                .reads(Topics.EMAIL_CLAIMS, ClaimCommand.class::cast)
                .timers(book -> book.nextExpiry().stream()
                        .map(at -> new Due<ClaimCommand>(at, book.expiry()))
                        .toList())
                .effects(new EmailEffects())
                .forgets(EmailBook::forgettableAt)
                .publishes(Topics.EMAIL_EVENTS);
    }
}
