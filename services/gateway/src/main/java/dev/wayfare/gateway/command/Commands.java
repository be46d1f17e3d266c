package dev.wayfare.gateway.command;

import com.linecorp.armeria.common.HttpHeaderNames;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Problem;
import dev.wayfare.runtime.command.Command;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The one way of a command from a request into the log: its ids are derived, it is noted, appended, and waited for where the
 * client prefers to. A repeated request is appended again under the same command id (its first append may have been lost
 * with this process) and the owner gives it one effect. Thread-safe; never blocks.
 */
public final class Commands {

    private static final String SOURCE = "/wayfare/gateway";
    private static final String LATE = "-end";

    private final CommandAppender appender;
    private final Outcomes outcomes;
    private final Notes notes;
    private final BodyHash hashes;

    public Commands(CommandAppender appender, Outcomes outcomes, Notes notes, BodyHash hashes) {
        this.appender = appender;
        this.outcomes = outcomes;
        this.notes = notes;
        this.hashes = hashes;
    }

    public Outcomes outcomes() {
        return outcomes;
    }

    /** Everything that is known of a request on its way. */
    private record Ready(Call call, Planned planned, Stamp stamp, String bodyHash, boolean repeated, boolean late) {}

    /** Takes a command, waiting as long as the client prefers to; completes with what he is told. */
    public CompletionStage<Answer> submit(Call call, Intent intent) {
        return submit(call, intent, call.patience());
    }

    /**
     * Takes a command.
     *
     * @param patience how long to wait for its owner; empty = not at all
     */
    public CompletionStage<Answer> submit(Call call, Intent intent, Optional<Duration> patience) {
        CompletionStage<Ready> ready = prepare(call, intent, patience.isPresent());
        return patience.isEmpty()
                ? ready.thenCompose(one -> appender.append(command(one), null).thenApply(taken -> accepted(one)))
                : ready.thenCompose(one -> ask(one, patience.get()));
    }

    /** Whether this request was noted before, with the same body under the same key. */
    public CompletionStage<Boolean> isRepeated(Call call, Intent intent) {
        if (call.idempotencyKey().isEmpty()) {
            return CompletableFuture.completedFuture(false);
        }
        String hash = hashes.of(intent.form().tree());
        return notes.find(idOf(call.idempotencyKey().get(), intent))
                .thenApply(note ->
                        note.filter(known -> known.bodyHash().equals(hash)).isPresent());
    }

    /** The id of what a request under this key makes, whenever it is repeated. */
    public static String idOf(String key, Intent intent) {
        return Ids.derive(intent.prefix(), intent.subject(), intent.operation(), key);
    }

    private Stamp stamp(Call call, Intent intent, boolean waits) {
        Optional<String> key = call.idempotencyKey();
        String id = key.isPresent()
                ? idOf(key.get(), intent)
                : Ids.create(intent.prefix(), call.now(), ThreadLocalRandom.current());
        String commandId = "cmd" + id.substring(id.indexOf('_'));
        ReplyTo late = waits && intent.late() ? outcomes.replyTo(commandId + LATE) : null;
        return new Stamp(id, commandId, call.now(), late);
    }

    private CompletionStage<Ready> prepare(Call call, Intent intent, boolean waits) {
        Stamp stamp = stamp(call, intent, waits);
        boolean keyed = call.idempotencyKey().isPresent();
        String hash = hashes.of(intent.form().tree());
        Planned planned;
        try {
            planned = intent.plan().apply(stamp);
        } catch (Problem.Raised e) {
            return keyed ? replan(call, intent, stamp, hash, e) : CompletableFuture.failedFuture(e);
        }
        if (!keyed && planned.preview().isEmpty()) {
            return CompletableFuture.completedFuture(new Ready(call, planned, stamp, hash, false, intent.late()));
        }
        Note note = new Note(hash, intent.subject(), stamp.now(), planned.preview());
        return notes.write(stamp.id(), note).thenApply(earlier -> {
            earlier.ifPresent(known -> requireSame(known, hash));
            return new Ready(call, planned, stamp, hash, earlier.isPresent(), intent.late());
        });
    }

    /** What time forbids now may have been taken when it was asked first: a quote runs out, the answer stays the same. */
    private CompletionStage<Ready> replan(Call call, Intent intent, Stamp stamp, String hash, Problem.Raised refused) {
        return notes.find(stamp.id()).thenApply(earlier -> {
            Note known = earlier.orElseThrow(() -> refused);
            requireSame(known, hash);
            Planned planned = intent.plan().apply(new Stamp(stamp.id(), stamp.commandId(), known.at(), stamp.late()));
            return new Ready(call, planned, stamp, hash, true, intent.late());
        });
    }

    private static void requireSame(Note known, String hash) {
        if (!known.bodyHash().equals(hash)) {
            throw Problems.keyReused().raise();
        }
    }

    private static Answer accepted(Ready ready) {
        return marked(ready.planned().accepted(), ready);
    }

    private CompletionStage<Answer> ask(Ready ready, Duration patience) {
        String id = ready.stamp().commandId();
        CompletableFuture<Optional<CommandOutcome>> first = outcomes.await(id, patience);
        CompletableFuture<Optional<CommandOutcome>> last = ready.late() ? outcomes.await(id + LATE, patience) : first;
        return appender.append(command(ready), outcomes.replyTo(id)).thenCompose(taken -> {
            if (taken == Taken.KEPT) {
                return CompletableFuture.completedFuture(accepted(ready));
            }
            return first.thenCompose(begun -> {
                        boolean isOver = begun.isEmpty() || !begun.get().isApplied() || ready.repeated();
                        return isOver ? CompletableFuture.completedFuture(begun) : last;
                    })
                    .thenCompose(outcome -> outcome.isEmpty()
                            ? CompletableFuture.completedFuture(accepted(ready))
                            : decided(ready, outcome.get()));
        });
    }

    private static CompletionStage<Answer> decided(Ready ready, CommandOutcome outcome) {
        if (outcome.isApplied()) {
            return ready.planned().decided().answer(outcome).thenApply(answer -> marked(answer, ready)
                    .with("preference-applied", "wait"));
        }
        Problem problem = Refusals.problem(Objects.requireNonNull(outcome.refusal()));
        String about = Ids.isId("ride", outcome.subject()) ? outcome.subject() : null;
        Answer answer = Answer.problem(problem, ready.call().path(), about);
        return CompletableFuture.completedFuture(marked(answer, ready).with("preference-applied", "wait"));
    }

    private static Answer marked(Answer answer, Ready ready) {
        return ready.repeated() ? answer.with("idempotency-replayed", "true") : answer;
    }

    private static Command command(Ready ready) {
        Planned planned = ready.planned();
        Call call = ready.call();
        return new Command(
                planned.topic(),
                planned.key(),
                planned.value(),
                ready.stamp().commandId(),
                SOURCE,
                call.correlation(),
                call.traceparent(),
                ready.bodyHash());
    }

    /** A 202 with the address at which the outcome can be seen. */
    public static Answer accepted(Object body, String location) {
        return Answer.json(202, body).with(HttpHeaderNames.LOCATION.toString(), location);
    }
}
