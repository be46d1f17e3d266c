package dev.wayfare.gateway.command;

import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.runtime.command.CommandClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What owners answer to those who wait. Thread-safe. */
public interface Outcomes {

    /** The address under which this process hears of a command. */
    ReplyTo replyTo(String commandId);

    /** Waits for an outcome; empty when the time is over. To be called before the command is appended. */
    CompletableFuture<Optional<CommandOutcome>> await(String commandId, Duration atMost);

    static Outcomes of(CommandClient client) {
        return new Outcomes() {
            @Override
            public ReplyTo replyTo(String commandId) {
                return client.replyTo(commandId);
            }

            @Override
            public CompletableFuture<Optional<CommandOutcome>> await(String commandId, Duration atMost) {
                return client.await(commandId, atMost);
            }
        };
    }
}
