package dev.wayfare.accounts.api;

import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.CommandClient;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks by the log: appends the command and waits for its outcome. Blocks; call it on a virtual thread. Thread-safe. */
public final class LogAccountOwner implements AccountOwner {

    static final String SOURCE = "/wayfare/accounts";

    private static final Logger LOG = LoggerFactory.getLogger(LogAccountOwner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CommandClient commands;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public LogAccountOwner(CommandClient commands, Clock clock) {
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public Optional<Refusal> ask(UserId user, AccountCommand command) {
        String id = Ids.create("cmd", clock.instant(), random);
        try {
            CommandOutcome outcome = commands.ask(
                            Command.of(Topics.SIGNUP_REQUESTS, user.value(), command, id, SOURCE), PATIENCE)
                    .outcome()
                    .join()
                    .orElseThrow(LogAccountOwner::busy);
            return Optional.ofNullable(outcome.refusal());
        } catch (CompletionException e) {
            LOG.warn("a command for {} could not be appended: {}", user, e.toString());
            throw busy();
        }
    }

    private static Problem.Raised busy() {
        return Problem.of(503, "accounts-busy", "accounts did not answer in time; try again in a few seconds")
                .raise();
    }
}
