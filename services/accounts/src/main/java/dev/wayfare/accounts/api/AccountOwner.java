package dev.wayfare.accounts.api;

import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.kernel.UserId;
import java.util.Optional;

/** Who decides about an account. */
public interface AccountOwner {

    /**
     * Asks and waits.
     *
     * @return empty when it was done, else why not
     * @throws dev.wayfare.kernel.Problem.Raised 503 {@code accounts-busy} when no answer came in time; it may be done later
     */
    Optional<Refusal> ask(UserId user, AccountCommand command);
}
