package dev.wayfare.travel.supplier;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimCommand.Confirm;
import dev.wayfare.claims.ClaimCommand.Hold;
import dev.wayfare.claims.ClaimCommand.Release;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.SuppliedStock;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.tasks.TaskWork;
import dev.wayfare.travel.supplier.Supplier.Answer;
import dev.wayfare.travel.supplier.Supplier.NoAnswer;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The claim protocol, spoken to suppliers: a claim is asked for until there is an answer or its asker has stopped waiting.
 * Then the asker is told no, and, since nobody knows, the claim is let go by a command of its own, which is repeated until
 * the supplier has heard it. What is answered twice has the same id, and its asker knows its claim. Thread-safe; blocks.
 */
public final class SupplierClaims implements TaskWork {

    private static final String SOURCE = "/wayfare/travel";
    private static final int UNTIL_TOLD = 1_000_000;

    private final Map<String, Supplier> suppliers;
    private final Duration confirmFor;
    private final Clock clock;
    private final Retry retry = Retry.of(
            "supplier",
            RetryConfig.custom()
                    .maxAttempts(UNTIL_TOLD)
                    .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                            Duration.ofMillis(50), 2.0, 0.5, Duration.ofSeconds(5)))
                    .retryExceptions(NoAnswer.class)
                    .build());

    /**
     * Speaks to these suppliers.
     *
     * @param suppliers by name
     * @param confirmFor how long it is asked whether something was bought
     */
    public SupplierClaims(Map<String, Supplier> suppliers, Duration confirmFor, Clock clock) {
        this.suppliers = Map.copyOf(suppliers);
        this.confirmFor = confirmFor;
        this.clock = clock;
    }

    @Override
    public List<Command> perform(Envelope task) throws InterruptedException {
        if (!(task.value() instanceof ClaimCommand command)) {
            throw new IllegalArgumentException("a " + task.type() + " does not belong on " + task.topic());
        }
        SuppliedStock stock = SuppliedStock.parse(command.resource());
        Supplier supplier = suppliers.get(stock.supplier());
        if (supplier == null) {
            throw new IllegalArgumentException("no supplier is called '" + stock.supplier() + "'");
        }
        return switch (command) {
            case Hold hold -> hold(supplier, stock, hold, task.correlation());
            case Confirm confirm -> confirm(supplier, confirm, task);
            case Release release -> release(supplier, release, task.correlation());
            case ClaimCommand.Define define -> notHere(define);
            case ClaimCommand.ExpireDue due -> notHere(due);
            case ClaimCommand.CloseSlots close -> notHere(close);
        };
    }

    private static List<Command> notHere(ClaimCommand command) {
        throw new IllegalArgumentException("a supplier keeps his own stock: " + command);
    }

    private List<Command> hold(Supplier supplier, SuppliedStock stock, Hold hold, @Nullable String correlation)
            throws InterruptedException {
        Supplier.Wish wish = new Supplier.Wish(
                hold.claim(),
                stock,
                hold.quantity(),
                hold.slots(),
                hold.claimant(),
                clock.instant().plusSeconds(hold.holdS()));
        Answer answer = ask(hold.validUntil(), () -> supplier.reserve(wish));
        if (answer == null) {
            return List.of(
                    outcome(refused(hold, ClaimRefusal.UNAVAILABLE), correlation),
                    letGo(hold.resource(), hold.claim(), hold.claimant(), correlation));
        }
        return List.of(outcome(
                switch (answer) {
                    case Answer.Done done ->
                        new ClaimOutcome.Held(
                                hold.resource(),
                                hold.claim(),
                                hold.claimant(),
                                hold.quantity(),
                                hold.slots(),
                                done.until(),
                                hold.reference(),
                                clock.instant());
                    case Answer.Refused no -> refused(hold, ClaimRefusal.NO_CAPACITY);
                    case Answer.Ended gone -> refused(hold, ClaimRefusal.UNAVAILABLE);
                },
                correlation));
    }

    private static ClaimOutcome refused(Hold hold, ClaimRefusal reason) {
        return new ClaimOutcome.HoldRefused(hold.resource(), hold.claim(), hold.claimant(), reason);
    }

    private List<Command> confirm(Supplier supplier, Confirm confirm, Envelope task) throws InterruptedException {
        Answer answer = ask(task.time().plus(confirmFor), () -> supplier.confirm(confirm.claim()));
        ClaimOutcome no = new ClaimOutcome.ConfirmRefused(
                confirm.resource(),
                confirm.claim(),
                confirm.claimant(),
                answer == null ? ClaimRefusal.UNKNOWN : ClaimRefusal.EXPIRED);
        if (answer == null) {
            return List.of(
                    outcome(no, task.correlation()),
                    letGo(confirm.resource(), confirm.claim(), confirm.claimant(), task.correlation()));
        }
        return List.of(outcome(
                switch (answer) {
                    case Answer.Done done ->
                        new ClaimOutcome.Confirmed(
                                confirm.resource(), confirm.claim(), confirm.claimant(), clock.instant());
                    case Answer.Refused refused -> no;
                    case Answer.Ended gone -> no;
                },
                task.correlation()));
    }

    /** For as long as it takes: what is let go must not stay bought. */
    private List<Command> release(Supplier supplier, Release release, @Nullable String correlation)
            throws InterruptedException {
        ask(Instant.MAX, () -> {
            supplier.cancel(release.claim());
            return new Answer.Ended();
        });
        return List.of(outcome(
                new ClaimOutcome.Released(
                        release.resource(), release.claim(), release.claimant(), release.reason(), clock.instant()),
                correlation));
    }

    /** Null when there is no answer by then. */
    private @Nullable Answer ask(Instant until, Callable<Answer> call) throws InterruptedException {
        try {
            return retry.executeCallable(() -> {
                if (clock.instant().isAfter(until)) {
                    throw new OutOfTime();
                }
                return call.call();
            });
        } catch (OutOfTime e) {
            return null;
        } catch (InterruptedException e) {
            throw e;
        } catch (NoAnswer e) {
            InterruptedException stop = new InterruptedException("stopped while waiting to ask again");
            stop.initCause(e);
            throw stop;
        } catch (Exception e) {
            throw new IllegalStateException("a supplier's client failed", e);
        }
    }

    private static final class OutOfTime extends Exception {
        private static final long serialVersionUID = 1L;

        OutOfTime() {
            super("nobody waits any more", null, false, false);
        }
    }

    private static Command outcome(ClaimOutcome outcome, @Nullable String correlation) {
        String id = Ids.derive(
                "supplied", outcome.claim().value(), outcome.getClass().getSimpleName());
        return new Command(
                Topics.INVENTORY_CLAIM_OUTCOMES, outcome.claimant(), outcome, id, SOURCE, correlation, null, null);
    }

    private static Command letGo(String resource, ClaimId claim, String claimant, @Nullable String correlation) {
        Release release = new Release(resource, claim, claimant, "NO_ANSWER");
        String id = Ids.derive("supplied", claim.value(), "let-go");
        return new Command(Topics.SUPPLIER_CLAIMS, claim.value(), release, id, SOURCE, correlation, null, null);
    }
}
