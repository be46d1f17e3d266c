package dev.wayfare.travel.booking.stream;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.Due;
import dev.wayfare.travel.booking.model.Booking;
import dev.wayfare.travel.booking.model.BookingDecider;
import dev.wayfare.travel.booking.model.BookingSettings;
import dev.wayfare.travel.booking.model.BookingTimers;
import java.util.List;

/** Describes the booking to the host of deciders. The names under which states are stored are for ever. */
public final class BookingAggregate {

    private BookingAggregate() {}

    public static Aggregate<BookingCommand, Booking, BookingEvent> of(BookingSettings settings) {
        return Aggregate.named("booking", new BookingDecider(settings))
                .state("none", Booking.None.class)
                .state("holding", Booking.Holding.class)
                .state("unpaid", Booking.Unpaid.class)
                .state("authorising", Booking.Authorising.class)
                .state("confirming", Booking.Confirming.class)
                .state("capturing", Booking.Capturing.class)
                .state("confirmed", Booking.Confirmed.class)
                .state("ended", Booking.Ended.class)
                .readsDeduplicated(Topics.BOOKING_REQUESTS, BookingCommand.class::cast)
                .reads(Topics.BOOKING_ACTIONS, BookingCommand.class::cast)
                .reads(
                        Topics.INVENTORY_CLAIM_OUTCOMES,
                        outcome -> new BookingCommand.ClaimAnswered(ClaimOutcome.class.cast(outcome)))
                .timers(booking -> timers(booking, settings))
                .effects(new BookingEffects(settings))
                .forgets(booking -> BookingTimers.forgetAt(booking, settings))
                .publishes(Topics.BOOKINGS);
    }

    private static List<Due<BookingCommand>> timers(Booking booking, BookingSettings settings) {
        return BookingTimers.dueAt(booking, settings).stream()
                .map(at -> new Due<BookingCommand>(at, new BookingCommand.Tick()))
                .toList();
    }
}
