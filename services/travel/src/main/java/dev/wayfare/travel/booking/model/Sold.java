package dev.wayfare.travel.booking.model;

import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingCommand.AnswerChange;
import dev.wayfare.contracts.travel.BookingCommand.Cancel;
import dev.wayfare.contracts.travel.BookingCommand.ClaimAnswered;
import dev.wayfare.contracts.travel.BookingCommand.Create;
import dev.wayfare.contracts.travel.BookingCommand.Pay;
import dev.wayfare.contracts.travel.BookingCommand.PaymentAnswered;
import dev.wayfare.contracts.travel.BookingCommand.ScheduleChanged;
import dev.wayfare.contracts.travel.BookingCommand.Tick;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.kernel.Decision;
import java.time.Instant;

/** Once it is sold it can be called off, in part or whole; once it is over nothing follows. */
final class Sold {

    private Sold() {}

    static Decision<BookingEvent> decide(Booking.Confirmed booking, BookingCommand command, Instant now) {
        return switch (command) {
            case Create create -> Decision.unchanged();
            case Cancel cancel -> Cancelling.whenConfirmed(booking, cancel, now);
            case Pay pay ->
                pay.by().equals(booking.request().traveller())
                        ? Decision.refuse(BookingRefusals.ALREADY_PAID, "the booking is paid and confirmed")
                        : BookingRefusals.notYours();
            case ScheduleChanged changed -> Moving.moved(booking, changed, now);
            case AnswerChange answer -> Moving.answered(booking, answer, now);
            case PaymentAnswered answered -> Decision.unchanged();
            case ClaimAnswered answered -> Decision.unchanged();
            case Tick tick -> Decision.unchanged();
        };
    }

    static Decision<BookingEvent> decide(Booking.Ended booking, BookingCommand command) {
        return switch (command) {
            case Create create -> Decision.unchanged();
            case Cancel cancel -> BookingRefusals.over(booking);
            case Pay pay ->
                pay.by().equals(booking.traveller()) ? BookingRefusals.over(booking) : BookingRefusals.notYours();
            case ScheduleChanged changed -> Decision.unchanged();
            case AnswerChange answer ->
                answer.by().equals(booking.traveller()) ? BookingRefusals.over(booking) : BookingRefusals.notYours();
            case PaymentAnswered answered -> Decision.unchanged();
            case ClaimAnswered answered -> Decision.unchanged();
            case Tick tick -> Decision.unchanged();
        };
    }
}
