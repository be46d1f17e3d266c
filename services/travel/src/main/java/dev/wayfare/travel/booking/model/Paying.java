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
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** All is held, and money is waited for: the traveller's word first where he pays later, then the provider's. */
final class Paying {

    private final BookingSettings settings;

    Paying(BookingSettings settings) {
        this.settings = settings;
    }

    Decision<BookingEvent> decide(Booking.Unpaid booking, BookingCommand command, Instant now) {
        BookingRequested request = booking.request();
        return switch (command) {
            case Create create -> Decision.unchanged();
            case ScheduleChanged changed -> Decision.unchanged();
            case AnswerChange answer -> BookingRefusals.nothingChanged();
            case Cancel cancel -> Cancelling.whilePending(request, cancel, now);
            case Pay pay -> pay(booking, pay, now);
            case PaymentAnswered answered ->
                isAuthorised(answered)
                        ? Decision.accept(new BookingEvent.PaymentAuthorised(now))
                        : Decision.unchanged();
            case ClaimAnswered answered -> claimAnswered(booking, answered.outcome(), now);
            case Tick tick ->
                now.isBefore(booking.payBy())
                        ? Decision.unchanged()
                        : Decision.accept(new BookingEvent.BookingExpired(request.traveller(), request.total(), now));
        };
    }

    private static Decision<BookingEvent> pay(Booking.Unpaid booking, Pay pay, Instant now) {
        BookingRequested request = booking.request();
        if (!pay.by().equals(request.traveller())) {
            return BookingRefusals.notYours();
        }
        if (!now.isBefore(booking.payBy())) {
            return Decision.refuse(
                    BookingRefusals.BOOKING_EXPIRED, "it was to be paid by " + booking.payBy() + "; book again");
        }
        String method = Objects.requireNonNullElse(pay.paymentMethod(), request.paymentMethod());
        return Decision.accept(
                new BookingEvent.PaymentBegun(booking.payments() + 1, method, pay.replyWhenDecided(), now));
    }

    Decision<BookingEvent> decide(Booking.Authorising booking, BookingCommand command, Instant now) {
        BookingRequested request = booking.request();
        return switch (command) {
            case Create create -> Decision.unchanged();
            case ScheduleChanged changed -> Decision.unchanged();
            case AnswerChange answer -> BookingRefusals.nothingChanged();
            case Cancel cancel -> Cancelling.whilePending(request, cancel, now);
            case Pay pay -> pay.by().equals(request.traveller()) ? Decision.unchanged() : BookingRefusals.notYours();
            case PaymentAnswered answered -> answered(booking, answered, now);
            case ClaimAnswered answered -> claimAnswered(booking, answered.outcome(), now);
            case Tick tick ->
                now.isBefore(BookingTimers.paymentOverdueAt(booking, settings))
                        ? Decision.unchanged()
                        : Decision.accept(Ending.failed(
                                request, BookingRefusals.ofPayment(PaymentResult.UNREACHABLE, null), null, now));
        };
    }

    private static Decision<BookingEvent> answered(Booking.Authorising booking, PaymentAnswered answered, Instant now) {
        BookingRequested request = booking.request();
        if (answered.step() != PaymentStep.AUTHORISE) {
            return Decision.unchanged();
        }
        if (answered.result() == PaymentResult.SUCCEEDED) {
            return Decision.accept(new BookingEvent.PaymentAuthorised(now));
        }
        boolean mayTryAgain =
                request.payLater() && answered.result() == PaymentResult.DECLINED && now.isBefore(booking.payBy());
        if (mayTryAgain) {
            String code = Objects.requireNonNullElse(answered.code(), "declined");
            return Decision.accept(new BookingEvent.PaymentRefused(answered.result(), code, now));
        }
        return Decision.accept(
                Ending.failed(request, BookingRefusals.ofPayment(answered.result(), answered.code()), null, now));
    }

    private static boolean isAuthorised(PaymentAnswered answered) {
        return answered.step() == PaymentStep.AUTHORISE && answered.result() == PaymentResult.SUCCEEDED;
    }

    /** Only the end of a hold means anything now. */
    static Decision<BookingEvent> claimAnswered(Booking booking, ClaimOutcome outcome, Instant now) {
        Optional<ItemClaim> ours = booking.find(outcome.claim());
        boolean gone = outcome instanceof ClaimOutcome.Expired || outcome instanceof ClaimOutcome.Released;
        return ours.isPresent() && gone
                ? Ending.lost(booking.findRequest().orElseThrow(), ours.get(), now)
                : Decision.unchanged();
    }
}
