package dev.wayfare.travel.booking.model;

import dev.wayfare.contracts.travel.BookingCommand.AnswerChange;
import dev.wayfare.contracts.travel.BookingCommand.Cancel;
import dev.wayfare.contracts.travel.BookingCommand.ScheduleChanged;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.kernel.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A supplier delivers at another time: the traveller takes it so, or gives it back and gets all of its price. */
final class Moving {

    private Moving() {}

    /** A change is told until it is known; one that was told before changes nothing. */
    static Decision<BookingEvent> moved(Booking booking, ScheduleChanged changed, Instant now) {
        Optional<ItemClaim> claim = booking.find(changed.claim()).filter(one -> !one.knows(changed.change()));
        if (claim.isEmpty() || changed.endsAt().isBefore(changed.startsAt())) {
            return Decision.unchanged();
        }
        BookingRequested request = booking.findRequest().orElseThrow();
        return Decision.accept(new BookingEvent.ItemMoved(
                request.traveller(),
                claim.get().item(),
                changed.change(),
                changed.startsAt(),
                changed.endsAt(),
                changed.note(),
                now));
    }

    static Decision<BookingEvent> answered(Booking.Confirmed booking, AnswerChange answer, Instant now) {
        if (!answer.by().equals(booking.request().traveller())) {
            return BookingRefusals.notYours();
        }
        Optional<ItemClaim> claim = booking.items().stream()
                .filter(one -> one.item() == answer.item() && one.isQuestioned())
                .findFirst();
        if (claim.isEmpty()) {
            return BookingRefusals.nothingChanged();
        }
        ItemClaim.Move move = claim.get().moved();
        if (answer.accept() && move != null) {
            return Decision.accept(
                    new BookingEvent.MoveAccepted(answer.by(), answer.item(), move.startsAt(), move.endsAt(), now));
        }
        Cancel back = new Cancel(
                CancelledBy.SUPPLIER, answer.by().value(), List.of(answer.item()), null, "changed by its supplier");
        return Cancelling.whenConfirmed(booking, back, now);
    }
}
