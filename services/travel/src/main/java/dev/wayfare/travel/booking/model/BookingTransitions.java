package dev.wayfare.travel.booking.model;

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
import dev.wayfare.travel.booking.model.Booking.Authorising;
import dev.wayfare.travel.booking.model.Booking.Capturing;
import dev.wayfare.travel.booking.model.Booking.Confirmed;
import dev.wayfare.travel.booking.model.Booking.Confirming;
import dev.wayfare.travel.booking.model.Booking.Ended;
import dev.wayfare.travel.booking.model.Booking.None;
import dev.wayfare.travel.booking.model.Booking.Unpaid;
import java.util.List;

/** The transition table: every way from one state to another, and nothing else. A test walks all of it. */
public final class BookingTransitions {

    /** From a state, by an event, to a state. */
    public record Transition(
            Class<? extends Booking> from, Class<? extends BookingEvent> event, Class<? extends Booking> to) {}

    public static final List<Transition> ALL = List.of(
            new Transition(None.class, BookingRequested.class, Booking.Holding.class),
            new Transition(Booking.Holding.class, ItemHeld.class, Booking.Holding.class),
            new Transition(Booking.Holding.class, ItemContended.class, Booking.Holding.class),
            new Transition(Booking.Holding.class, ItemSought.class, Booking.Holding.class),
            new Transition(Booking.Holding.class, BookingCreated.class, Authorising.class),
            new Transition(Booking.Holding.class, BookingCreated.class, Unpaid.class),
            new Transition(Booking.Holding.class, BookingFailed.class, Ended.class),
            new Transition(Booking.Holding.class, BookingCancelled.class, Ended.class),
            new Transition(Unpaid.class, PaymentBegun.class, Authorising.class),
            new Transition(Unpaid.class, PaymentAuthorised.class, Confirming.class),
            new Transition(Unpaid.class, BookingExpired.class, Ended.class),
            new Transition(Unpaid.class, BookingFailed.class, Ended.class),
            new Transition(Unpaid.class, BookingCancelled.class, Ended.class),
            new Transition(Authorising.class, PaymentAuthorised.class, Confirming.class),
            new Transition(Authorising.class, PaymentRefused.class, Unpaid.class),
            new Transition(Authorising.class, BookingFailed.class, Ended.class),
            new Transition(Authorising.class, BookingCancelled.class, Ended.class),
            new Transition(Confirming.class, ItemConfirmed.class, Confirming.class),
            new Transition(Confirming.class, StockConfirmed.class, Capturing.class),
            new Transition(Confirming.class, BookingFailed.class, Ended.class),
            new Transition(Confirming.class, BookingCancelled.class, Ended.class),
            new Transition(Capturing.class, BookingConfirmed.class, Confirmed.class),
            new Transition(Capturing.class, BookingFailed.class, Ended.class),
            new Transition(Capturing.class, BookingCancelled.class, Ended.class),
            new Transition(Confirming.class, ItemMoved.class, Confirming.class),
            new Transition(Capturing.class, ItemMoved.class, Capturing.class),
            new Transition(Confirmed.class, ItemMoved.class, Confirmed.class),
            new Transition(Confirmed.class, MoveAccepted.class, Confirmed.class),
            new Transition(Confirmed.class, ItemsCancelled.class, Confirmed.class),
            new Transition(Confirmed.class, BookingCancelled.class, Ended.class));

    private BookingTransitions() {}

    /** Whether the table has this way. */
    public static boolean isLegal(Booking from, BookingEvent event, Booking to) {
        return ALL.contains(new Transition(from.getClass(), event.getClass(), to.getClass()));
    }
}
