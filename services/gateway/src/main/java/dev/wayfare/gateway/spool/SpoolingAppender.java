package dev.wayfare.gateway.spool;

import com.linecorp.armeria.common.CommonPools;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.gateway.command.CommandAppender;
import dev.wayfare.gateway.command.Taken;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the log, and keeps in the store what the log does not take in time. Commands of one key go one after another, so
 * that a command never overtakes an earlier one of its key, whichever way each of them goes. Thread-safe; never blocks.
 */
final class SpoolingAppender implements CommandAppender, AutoCloseable {

    private final LogWriter log;
    private final Keeper keeper;
    private final Lanes lanes;
    private final LogGate gate;
    private final Duration patience;
    private final KeptIds ids;
    private final Counter spooled;
    private final Deadlines deadlines;
    private final Map<String, CompletableFuture<Taken>> last = new ConcurrentHashMap<>();

    /**
     * Appends to this log.
     *
     * @param patience how long the log may take
     */
    SpoolingAppender(
            LogWriter log, Keeper keeper, Lanes lanes, LogGate gate, Duration patience, KeptIds ids, Counter spooled) {
        this.log = log;
        this.keeper = keeper;
        this.lanes = lanes;
        this.gate = gate;
        this.patience = patience;
        this.ids = ids;
        this.spooled = spooled;
        this.deadlines = new Deadlines(this::overdue);
    }

    @Override
    public CompletableFuture<Taken> append(Command command, @Nullable ReplyTo replyTo) {
        String lane = Kept.lane(command.topic().name(), command.key());
        CompletableFuture<Taken> told = new CompletableFuture<>();
        CompletableFuture<Taken> before = last.put(lane, told);
        CompletableFuture<Taken> answered = told.whenComplete((taken, failure) -> last.remove(lane, told));
        if (before == null) {
            take(command, replyTo, lane, told);
        } else {
            var _ = before.whenCompleteAsync(
                    (taken, failure) -> take(command, replyTo, lane, told), CommonPools.workerGroup());
        }
        return answered;
    }

    private void take(Command command, @Nullable ReplyTo replyTo, String lane, CompletableFuture<Taken> told) {
        Attempt attempt = new Attempt(command, lane, told, System.nanoTime() + patience.toNanos());
        try {
            boolean wasShut = gate.isShut();
            if (lanes.holds(lane) || !mayTryTheLog()) {
                keep(attempt);
                return;
            }
            deadlines.watch(attempt);
            if (gate.isFresh()) {
                send(attempt, replyTo);
            } else {
                CommonPools.blockingTaskExecutor().execute(() -> sendHeldUp(attempt, replyTo, wasShut));
            }
        } catch (RuntimeException e) {
            told.completeExceptionally(e);
        }
    }

    /** A log that has lost touch with its broker holds up whoever sends to it: that must be no event loop. */
    private void sendHeldUp(Attempt attempt, @Nullable ReplyTo replyTo, boolean isTrial) {
        try {
            if (attempt.isOver()) {
                return;
            }
            if (gate.isShut() && !isTrial) {
                keep(attempt);
            } else {
                send(attempt, replyTo);
            }
        } catch (RuntimeException e) {
            attempt.told().completeExceptionally(e);
        }
    }

    private void send(Attempt attempt, @Nullable ReplyTo replyTo) {
        var _ = log.send(log.record(attempt.command(), replyTo)).whenComplete((place, failure) -> {
            if (failure == null) {
                gate.succeeded();
                attempt.told().complete(Taken.IN_LOG);
            } else if (failure instanceof RetriableException) {
                gate.failed(failure.toString());
                keep(attempt);
            } else {
                attempt.told().completeExceptionally(failure);
            }
        });
    }

    /** While something is kept, the relay sees first when the log is back, and nobody needs to wait for that. */
    private boolean mayTryTheLog() {
        return !gate.isShut() || (lanes.isEmpty() && gate.admitsTrial());
    }

    private void overdue(Attempt attempt) {
        gate.failed("no answer within " + patience);
        keep(attempt);
    }

    private void keep(Attempt attempt) {
        if (attempt.told().isDone() || !attempt.giveUp()) {
            return;
        }
        if (!lanes.tryHold(attempt.lane())) {
            attempt.told().completeExceptionally(Keeper.away().raise());
            return;
        }
        Kept kept = ids.kept(log.record(attempt.command(), null));
        var _ = keeper.keep(kept).whenComplete((done, failure) -> {
            if (failure == null) {
                spooled.increment();
                attempt.told().complete(Taken.KEPT);
            } else {
                lanes.release(attempt.lane());
                attempt.told().completeExceptionally(failure);
            }
        });
    }

    @Override
    public void close() {
        deadlines.close();
    }
}
