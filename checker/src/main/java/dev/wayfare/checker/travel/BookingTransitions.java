package dev.wayfare.checker.travel;

import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.Transitions;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingCancelled;
import dev.wayfare.contracts.travel.BookingEvent.BookingConfirmed;
import dev.wayfare.contracts.travel.BookingEvent.BookingCreated;
import dev.wayfare.contracts.travel.BookingEvent.BookingExpired;
import dev.wayfare.contracts.travel.BookingEvent.BookingFailed;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.travel.BookingEvent.ItemConfirmed;
import dev.wayfare.contracts.travel.BookingEvent.ItemContended;
import dev.wayfare.contracts.travel.BookingEvent.ItemHeld;
import dev.wayfare.contracts.travel.BookingEvent.ItemMoved;
import dev.wayfare.contracts.travel.BookingEvent.ItemSought;
import dev.wayfare.contracts.travel.BookingEvent.ItemsCancelled;
import dev.wayfare.contracts.travel.BookingEvent.MoveAccepted;
import dev.wayfare.contracts.travel.BookingEvent.PaymentAuthorised;
import dev.wayfare.contracts.travel.BookingEvent.PaymentBegun;
import dev.wayfare.contracts.travel.BookingEvent.PaymentRefused;
import dev.wayfare.contracts.travel.BookingEvent.StockConfirmed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A booking goes from state to state as the design says: all is held before it is paid, all is paid for before it is sold,
 * and nothing follows its end. It is created with every item held, and sold with every item confirmed.
 */
public final class BookingTransitions implements Check {

    private enum State {
        NONE,
        HOLDING,
        HELD,
        AUTHORISED,
        SOLD,
        CONFIRMED,
        ENDED,
        UNKNOWN
    }

    private static final Transitions<State> LEGAL = Transitions.of(State.class)
            .legal(State.NONE, BookingRequested.class, State.HOLDING)
            .legal(State.HOLDING, ItemHeld.class, State.HOLDING)
            .legal(State.HOLDING, ItemContended.class, State.HOLDING)
            .legal(State.HOLDING, ItemSought.class, State.HOLDING)
            .legal(State.HOLDING, BookingCreated.class, State.HELD)
            .legal(State.HOLDING, BookingFailed.class, State.ENDED)
            .legal(State.HOLDING, BookingCancelled.class, State.ENDED)
            .legal(State.HELD, PaymentBegun.class, State.HELD)
            .legal(State.HELD, PaymentRefused.class, State.HELD)
            .legal(State.HELD, PaymentAuthorised.class, State.AUTHORISED)
            .legal(State.HELD, BookingExpired.class, State.ENDED)
            .legal(State.HELD, BookingFailed.class, State.ENDED)
            .legal(State.HELD, BookingCancelled.class, State.ENDED)
            .legal(State.AUTHORISED, ItemConfirmed.class, State.AUTHORISED)
            .legal(State.AUTHORISED, ItemMoved.class, State.AUTHORISED)
            .legal(State.AUTHORISED, StockConfirmed.class, State.SOLD)
            .legal(State.AUTHORISED, BookingFailed.class, State.ENDED)
            .legal(State.AUTHORISED, BookingCancelled.class, State.ENDED)
            .legal(State.SOLD, ItemMoved.class, State.SOLD)
            .legal(State.SOLD, BookingConfirmed.class, State.CONFIRMED)
            .legal(State.SOLD, BookingFailed.class, State.ENDED)
            .legal(State.SOLD, BookingCancelled.class, State.ENDED)
            .legal(State.CONFIRMED, ItemMoved.class, State.CONFIRMED)
            .legal(State.CONFIRMED, MoveAccepted.class, State.CONFIRMED)
            .legal(State.CONFIRMED, ItemsCancelled.class, State.CONFIRMED)
            .legal(State.CONFIRMED, BookingCancelled.class, State.ENDED)
            .build();

    private final boolean whole;
    private final Map<String, Course> bookings = new HashMap<>();

    public BookingTransitions(Bounds bounds) {
        this.whole = bounds.isWhole(Topics.BOOKINGS.name());
    }

    private static final class Course {
        State state = State.NONE;
        int items;
        Set<Integer> reached = Set.of();
        Set<Integer> cancelled = Set.of();
    }

    @Override
    public String name() {
        return "bookings take legal steps";
    }

    @Override
    public int sentence() {
        return 8;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.BOOKINGS.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (!(record.value() instanceof BookingEvent event)) {
            return;
        }
        findings.examined();
        Course course = bookings.computeIfAbsent(record.key(), key -> new Course());
        if (course.state == State.NONE && record.version() > 1 && !whole) {
            course.state = State.UNKNOWN;
        }
        if (course.state == State.UNKNOWN) {
            return;
        }
        Optional<State> to = LEGAL.next(course.state, event);
        if (to.isEmpty()) {
            findings.violation(record, event.getClass().getSimpleName() + " is illegal in " + course.state);
            return;
        }
        course.state = to.get();
        items(record, course, event, findings);
    }

    private static void items(Decoded record, Course course, BookingEvent event, Findings findings) {
        switch (event) {
            case BookingRequested requested -> {
                course.items = requested.items().size();
                if (!requested.booking().value().equals(record.key())) {
                    findings.violation(record, "BookingRequested of " + requested.booking() + " under another key");
                }
            }
            case ItemHeld held -> reach(record, course, held.item(), findings);
            case BookingCreated _ -> mustHaveAll(record, course, "held", findings);
            case ItemConfirmed confirmed -> reach(record, course, confirmed.item(), findings);
            case StockConfirmed _ -> mustHaveAll(record, course, "confirmed", findings);
            case ItemsCancelled cancelled -> cancel(record, course, Set.copyOf(cancelled.items()), findings);
            case BookingCancelled cancelled -> cancel(record, course, Set.copyOf(cancelled.items()), findings);
            default -> {}
        }
    }

    private static void reach(Decoded record, Course course, int item, Findings findings) {
        if (course.reached.isEmpty()) {
            course.reached = new HashSet<>(4);
        }
        if (item < 1 || item > course.items) {
            findings.violation(record, "item " + item + " of " + course.items);
        } else if (!course.reached.add(item)) {
            findings.violation(record, "item " + item + " a second time");
        }
    }

    private static void mustHaveAll(Decoded record, Course course, String how, Findings findings) {
        if (course.reached.size() != course.items) {
            findings.violation(record, course.reached.size() + " of " + course.items + " items are " + how);
        }
        course.reached = Set.of();
    }

    private static void cancel(Decoded record, Course course, Set<Integer> items, Findings findings) {
        Set<Integer> all = new HashSet<>(course.cancelled);
        for (int item : items) {
            if (!all.add(item)) {
                findings.violation(record, "item " + item + " is cancelled a second time");
            }
        }
        course.cancelled = all;
    }
}
