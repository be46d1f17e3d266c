package dev.wayfare.travel.booking.model;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.billing.PaymentResult;
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
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.travel.PaymentStep;
import dev.wayfare.kernel.Decision;
import dev.wayfare.travel.booking.model.ItemClaim.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The money is reserved: holds become sales, and then the money is taken. Whatever fails undoes all of it. */
final class Selling {

    private final BookingSettings settings;

    Selling(BookingSettings settings) {
        this.settings = settings;
    }

    Decision<BookingEvent> decide(Booking.Confirming booking, BookingCommand command, Instant now) {
        BookingRequested request = booking.request();
        return switch (command) {
            case Create create -> Decision.unchanged();
            case ScheduleChanged changed -> Moving.moved(booking, changed, now);
            case AnswerChange answer -> BookingRefusals.nothingChanged();
            case Cancel cancel -> Cancelling.whilePending(request, cancel, now);
            case Pay pay -> alreadyPaid(request, pay);
            case PaymentAnswered answered -> Decision.unchanged();
            case ClaimAnswered answered -> answered(booking, answered.outcome(), now);
            case Tick tick ->
                now.isBefore(BookingTimers.confirmOverdueAt(booking, settings))
                        ? Decision.unchanged()
                        : booking.items().stream()
                                .filter(claim -> !claim.is(Stage.CONFIRMED))
                                .findFirst()
                                .map(claim -> Ending.lost(request, claim, now))
                                .orElseGet(Decision::unchanged);
        };
    }

    private static Decision<BookingEvent> answered(Booking.Confirming booking, ClaimOutcome outcome, Instant now) {
        Optional<ItemClaim> ours = booking.find(outcome.claim());
        if (ours.isEmpty()) {
            return Decision.unchanged();
        }
        ItemClaim claim = ours.get();
        return switch (outcome) {
            case ClaimOutcome.Held held -> Decision.unchanged();
            case ClaimOutcome.HoldRefused refused -> Decision.unchanged();
            case ClaimOutcome.Confirmed confirmed ->
                claim.is(Stage.CONFIRMED) ? Decision.unchanged() : confirmed(booking, claim, now);
            case ClaimOutcome.ConfirmRefused refused -> Ending.lost(booking.request(), claim, now);
            case ClaimOutcome.Released released -> Ending.lost(booking.request(), claim, now);
            case ClaimOutcome.Expired expired -> Ending.lost(booking.request(), claim, now);
        };
    }

    private static Decision<BookingEvent> confirmed(Booking.Confirming booking, ItemClaim claim, Instant now) {
        List<BookingEvent> events = new ArrayList<>(2);
        events.add(new BookingEvent.ItemConfirmed(
                claim.item(), claim.resource(), claim.id(booking.request().booking()), now));
        boolean all =
                booking.items().stream().allMatch(other -> other.item() == claim.item() || other.is(Stage.CONFIRMED));
        if (all) {
            events.add(new BookingEvent.StockConfirmed(now));
        }
        return Decision.accept(events);
    }

    Decision<BookingEvent> decide(Booking.Capturing booking, BookingCommand command, Instant now) {
        BookingRequested request = booking.request();
        return switch (command) {
            case Create create -> Decision.unchanged();
            case ScheduleChanged changed -> Moving.moved(booking, changed, now);
            case AnswerChange answer -> BookingRefusals.nothingChanged();
            case Cancel cancel -> Cancelling.whilePending(request, cancel, now);
            case Pay pay -> alreadyPaid(request, pay);
            case PaymentAnswered answered -> answered(request, answered, now);
            case ClaimAnswered answered -> Paying.claimAnswered(booking, answered.outcome(), now);
            case Tick tick ->
                now.isBefore(BookingTimers.captureOverdueAt(booking, settings))
                        ? Decision.unchanged()
                        : Decision.accept(Ending.failed(
                                request, BookingRefusals.ofPayment(PaymentResult.UNREACHABLE, null), null, now));
        };
    }

    private static Decision<BookingEvent> answered(BookingRequested request, PaymentAnswered answered, Instant now) {
        if (answered.step() != PaymentStep.CAPTURE) {
            return Decision.unchanged();
        }
        return Decision.accept(
                answered.result() == PaymentResult.SUCCEEDED
                        ? new BookingEvent.BookingConfirmed(request.traveller(), request.total(), now)
                        : Ending.failed(
                                request, BookingRefusals.ofPayment(answered.result(), answered.code()), null, now));
    }

    private static Decision<BookingEvent> alreadyPaid(BookingRequested request, Pay pay) {
        return pay.by().equals(request.traveller())
                ? Decision.refuse(BookingRefusals.ALREADY_PAID, "the payment is on its way; look at the booking again")
                : BookingRefusals.notYours();
    }
}
