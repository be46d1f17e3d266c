package dev.wayfare.claims;

import dev.wayfare.claims.ClaimCommand.CloseSlots;
import dev.wayfare.claims.ClaimCommand.Confirm;
import dev.wayfare.claims.ClaimCommand.Define;
import dev.wayfare.claims.ClaimCommand.ExpireDue;
import dev.wayfare.claims.ClaimCommand.Hold;
import dev.wayfare.claims.ClaimCommand.Release;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Decider;
import dev.wayfare.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Decides claims on one resource: never more held + confirmed than capacity + allowance in any slot, each hold ends
 * once, nothing is confirmed after it expired. Whoever compares: an overdue hold is treated as expired by every
 * decision, whether or not its timer has fired.
 */
public final class Claims implements Decider<ClaimCommand, ClaimBook, ClaimEvent> {

    /** How long an ended or unseen claim is remembered. No Hold is valid for longer, so none outlives its fence. */
    public static final Duration FENCE = Duration.ofMinutes(2);

    private final ClaimBook initial;

    private Claims(ClaimBook initial) {
        this.initial = initial;
    }

    /** Resources that must be defined before they can be held. */
    public static Claims ofDefinedResources() {
        return new Claims(ClaimBook.UNDEFINED);
    }

    /** Resources that exist by being named, with this capacity (one e-mail address, one driver). */
    public static Claims ofCapacity(int capacity) {
        return new Claims(ClaimBook.of(capacity));
    }

    @Override
    public ClaimBook initial() {
        return initial;
    }

    @Override
    public Decision<ClaimEvent> decide(ClaimBook book, ClaimCommand command, Instant now) {
        return switch (command) {
            case Define define ->
                isSo(book, define) ? Decision.unchanged() : Decision.accept(capacitySet(book, define, now));
            case Hold hold -> hold(book, hold, now);
            case Confirm confirm -> confirm(book, confirm, now);
            case Release release -> release(book, release, now);
            case ExpireDue due -> Decision.accept(overdue(book, due.resource(), now));
            case CloseSlots close ->
                book.hasConfirmedBefore(close.before())
                        ? Decision.accept(new ClaimEvent.SlotsClosed(close.resource(), close.before(), now))
                        : Decision.unchanged();
        };
    }

    private static boolean isSo(ClaimBook book, Define define) {
        return book.capacity() != null
                && book.capacity() == define.capacity()
                && book.allowance() == define.allowance();
    }

    private static ClaimEvent capacitySet(ClaimBook book, Define define, Instant now) {
        int sold = book.fullest(book.used().keySet());
        int oversold = Math.max(0, sold - define.capacity() - define.allowance());
        return new ClaimEvent.CapacitySet(define.resource(), define.capacity(), define.allowance(), oversold, now);
    }

    private static Decision<ClaimEvent> hold(ClaimBook book, Hold hold, Instant now) {
        if (book.find(hold.claim()).isPresent()) {
            return Decision.unchanged();
        }
        if (book.capacity() == null) {
            return refuse(ClaimRefusal.UNKNOWN, "nobody defined " + hold.resource());
        }
        if (book.fences().containsKey(hold.claim().value()) || isLate(hold, now)) {
            return refuse(
                    ClaimRefusal.CONTENDED, "hold " + hold.claim() + " came too late; ask again with a new claim");
        }
        List<ClaimEvent> events = new ArrayList<>(overdue(book, hold.resource(), now));
        ClaimBook current = fold(book, events);
        int limit = book.capacity() + book.allowance();
        for (String slot : hold.slots()) {
            if (current.used().getOrDefault(slot, 0) + hold.quantity() > limit) {
                boolean sold = current.confirmedIn(slot) + hold.quantity() > limit;
                return refuse(
                        sold ? ClaimRefusal.NO_CAPACITY : ClaimRefusal.CONTENDED,
                        hold.quantity() + " of " + hold.resource() + " are " + (sold ? "sold" : "held by others"));
            }
        }
        events.add(new ClaimOutcome.Held(
                hold.resource(),
                hold.claim(),
                hold.claimant(),
                hold.quantity(),
                hold.slots(),
                now.plusSeconds(hold.holdS()),
                hold.reference(),
                now));
        return Decision.accept(events);
    }

    private static boolean isLate(Hold hold, Instant now) {
        return now.isAfter(hold.validUntil()) || hold.validUntil().isAfter(now.plus(FENCE));
    }

    private static Decision<ClaimEvent> confirm(ClaimBook book, Confirm confirm, Instant now) {
        ClaimBook.Entry entry = book.live().get(confirm.claim().value());
        if (entry == null) {
            return book.fences().containsKey(confirm.claim().value())
                    ? refuse(ClaimRefusal.EXPIRED, confirm.claim() + " has ended")
                    : refuse(ClaimRefusal.UNKNOWN, confirm.claim() + " was never held");
        }
        if (entry.confirmed()) {
            return Decision.unchanged();
        }
        if (entry.overdue(now)) {
            return refuse(ClaimRefusal.EXPIRED, confirm.claim() + " expired at " + entry.expiresAt());
        }
        return Decision.accept(new ClaimOutcome.Confirmed(confirm.resource(), confirm.claim(), entry.claimant(), now));
    }

    private static Decision<ClaimEvent> release(ClaimBook book, Release release, Instant now) {
        ClaimBook.Entry entry = book.live().get(release.claim().value());
        if (entry == null) {
            return book.fences().containsKey(release.claim().value())
                    ? Decision.unchanged()
                    : Decision.accept(new ClaimEvent.Fenced(release.resource(), release.claim(), now));
        }
        if (entry.overdue(now)) {
            return Decision.accept(expired(release.resource(), release.claim(), entry, now));
        }
        return Decision.accept(new ClaimOutcome.Released(
                release.resource(),
                release.claim(),
                entry.claimant(),
                release.reason(),
                now,
                entry.quantity(),
                entry.slots()));
    }

    private static ClaimEvent expired(String resource, ClaimId claim, ClaimBook.Entry entry, Instant now) {
        return new ClaimOutcome.Expired(resource, claim, entry.claimant(), now, entry.quantity(), entry.slots());
    }

    private static List<ClaimEvent> overdue(ClaimBook book, String resource, Instant now) {
        List<ClaimEvent> events = new ArrayList<>();
        for (Map.Entry<String, ClaimBook.Entry> one : book.live().entrySet()) {
            if (one.getValue().overdue(now)) {
                events.add(expired(resource, new ClaimId(one.getKey()), one.getValue(), now));
            }
        }
        return events;
    }

    private static ClaimBook fold(ClaimBook book, List<ClaimEvent> events) {
        ClaimBook state = book;
        for (ClaimEvent event : events) {
            state = applied(state, event);
        }
        return state;
    }

    @Override
    public ClaimBook evolve(ClaimBook book, ClaimEvent event) {
        return applied(book, event);
    }

    private static ClaimBook applied(ClaimBook book, ClaimEvent event) {
        return switch (event) {
            case ClaimEvent.CapacitySet set -> book.withCapacity(set.capacity(), set.allowance());
            case ClaimEvent.SlotsClosed closed -> book.closedBefore(closed.before());
            case ClaimEvent.Fenced fenced ->
                book.without(fenced.claim(), fenced.at(), fenced.at().plus(FENCE));
            case ClaimOutcome.Held held ->
                book.with(
                        held.claim(),
                        new ClaimBook.Entry(
                                held.claimant(),
                                held.quantity(),
                                held.slots(),
                                false,
                                held.expiresAt(),
                                held.reference()));
            case ClaimOutcome.Confirmed confirmed -> confirmed(book, confirmed.claim());
            case ClaimOutcome.Released released ->
                book.without(released.claim(), released.at(), released.at().plus(FENCE));
            case ClaimOutcome.Expired expired ->
                book.without(expired.claim(), expired.at(), expired.at().plus(FENCE));
        };
    }

    private static ClaimBook confirmed(ClaimBook book, ClaimId claim) {
        ClaimBook.Entry entry = book.find(claim)
                .orElseThrow(() -> new IllegalStateException("confirmed a claim that is not held: " + claim));
        return book.with(
                claim,
                new ClaimBook.Entry(
                        entry.claimant(), entry.quantity(), entry.slots(), true, entry.expiresAt(), entry.reference()));
    }

    private static Decision<ClaimEvent> refuse(ClaimRefusal reason, String detail) {
        return Decision.refuse(reason.name(), detail);
    }
}
