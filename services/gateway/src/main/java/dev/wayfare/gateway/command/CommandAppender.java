package dev.wayfare.gateway.command;

import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Makes commands durable. Thread-safe; must not block: it is called on event loops. */
public interface CommandAppender {

    /**
     * Completes when the command cannot be lost any more; fails when it could not be taken.
     *
     * @param replyTo who waits for its owner; null = nobody. He hears nothing of a command that is kept
     */
    CompletableFuture<Taken> append(Command command, @Nullable ReplyTo replyTo);

    /** Straight to the log. */
    static CommandAppender toLog(LogWriter writer) {
        return (command, replyTo) ->
                writer.send(writer.record(command, replyTo)).thenApply(place -> Taken.IN_LOG);
    }
}
