package dev.wayfare.travel.booking.model;

import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.kernel.Decider;
import dev.wayfare.kernel.Decision;
import java.time.Instant;

/**
 * The rules of a booking: all of its items or none, stock before money, and an end for every one. Every command has an answer
 * in every state: accepted events, or a refusal with a code of {@link BookingRefusals}. A cancel and a payment meet here, so
 * they have one order. Stateless; safe from any thread.
 */
public final class BookingDecider implements Decider<BookingCommand, Booking, BookingEvent> {

    private final Requesting requesting;
    private final Holding holding;
    private final Paying paying;
    private final Selling selling;

    public BookingDecider(BookingSettings settings) {
        this.requesting = new Requesting(settings);
        this.holding = new Holding(settings);
        this.paying = new Paying(settings);
        this.selling = new Selling(settings);
    }

    @Override
    public Booking initial() {
        return new Booking.None();
    }

    @Override
    public Decision<BookingEvent> decide(Booking booking, BookingCommand command, Instant now) {
        return switch (booking) {
            case Booking.None none -> requesting.decide(command, now);
            case Booking.Holding one -> holding.decide(one, command, now);
            case Booking.Unpaid unpaid -> paying.decide(unpaid, command, now);
            case Booking.Authorising authorising -> paying.decide(authorising, command, now);
            case Booking.Confirming confirming -> selling.decide(confirming, command, now);
            case Booking.Capturing capturing -> selling.decide(capturing, command, now);
            case Booking.Confirmed confirmed -> Sold.decide(confirmed, command, now);
            case Booking.Ended ended -> Sold.decide(ended, command);
        };
    }

    @Override
    public Booking evolve(Booking booking, BookingEvent event) {
        return BookingHistory.after(booking, event);
    }
}
