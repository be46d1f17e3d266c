package dev.wayfare.gateway.fakes;

import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.gateway.command.CommandAppender;
import dev.wayfare.gateway.command.Outcomes;
import dev.wayfare.gateway.command.Taken;
import dev.wayfare.gateway.fixes.FixLog;
import dev.wayfare.runtime.command.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A log in memory, with an owner who answers at once where a test says how. */
public final class FakeLog implements CommandAppender, Outcomes, FixLog {

    private final Queue<Command> commands = new ConcurrentLinkedQueue<>();
    private final List<LocationFix> fixes = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<CommandOutcome>> waiting = new ConcurrentHashMap<>();
    private volatile Function<Command, Optional<CommandOutcome>> owner = command -> Optional.empty();
    private volatile Function<Command, Optional<CommandOutcome>> lateOwner = command -> Optional.empty();
    private volatile boolean away;
    private volatile boolean full;

    /** From now on the owner answers whoever waits. */
    public void answer(Function<Command, Optional<CommandOutcome>> decision) {
        owner = decision;
    }

    /** From now on whoever waits for the end of something is answered. */
    public void answerLate(Function<Command, Optional<CommandOutcome>> decision) {
        lateOwner = decision;
    }

    /** From now on nothing can be appended. */
    public void breakDown() {
        away = true;
    }

    /** From now on everything can be appended again. */
    public void mend() {
        away = false;
    }

    public List<Command> commands() {
        return List.copyOf(commands);
    }

    public Command onlyCommand() {
        if (commands.size() != 1) {
            throw new AssertionError("expected one command, not " + commands);
        }
        return commands.element();
    }

    public List<LocationFix> fixes() {
        return List.copyOf(fixes);
    }

    @Override
    public CompletableFuture<Taken> append(Command command, @Nullable ReplyTo replyTo) {
        if (away) {
            return CompletableFuture.failedFuture(new TimeoutException("the log is away"));
        }
        commands.add(command);
        if (replyTo != null) {
            owner.apply(command).ifPresent(outcome -> tell(replyTo.command(), outcome));
            lateOwner.apply(command).ifPresent(outcome -> tell(replyTo.command() + "-end", outcome));
        }
        return CompletableFuture.completedFuture(Taken.IN_LOG);
    }

    private void tell(String who, CommandOutcome outcome) {
        CompletableFuture<CommandOutcome> one = waiting.remove(who);
        if (one != null) {
            one.complete(outcome);
        }
    }

    /** From now on there is no room for fixes, or there is again. */
    public void fill(boolean isFull) {
        full = isFull;
    }

    @Override
    public boolean reserve(int bytes) {
        return !full;
    }

    @Override
    public void release(int bytes) {}

    @Override
    public void append(byte[] driver, byte[] value, int reserved, Written told) {
        if (away) {
            told.written(new TimeoutException("the log is away"));
            return;
        }
        fixes.addAll(LocationFixes.decode(value).fixes());
        told.written(null);
    }

    @Override
    public ReplyTo replyTo(String commandId) {
        return new ReplyTo(0, commandId);
    }

    @Override
    public CompletableFuture<Optional<CommandOutcome>> await(String commandId, Duration atMost) {
        CompletableFuture<CommandOutcome> answer = new CompletableFuture<>();
        waiting.put(commandId, answer);
        return answer.<Optional<CommandOutcome>>thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
