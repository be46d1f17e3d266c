package dev.wayfare.travel.booking.stream;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingCommand.ClaimAnswered;
import dev.wayfare.contracts.travel.BookingCommand.Create;
import dev.wayfare.contracts.travel.BookingCommand.Pay;
import dev.wayfare.contracts.travel.BookingCommand.PaymentAnswered;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.travel.PaymentStep;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.decider.Effects;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.runtime.decider.Step;
import dev.wayfare.travel.booking.model.Booking;
import dev.wayfare.travel.booking.model.BookingRefusals;
import dev.wayfare.travel.booking.model.BookingSettings;
import dev.wayfare.travel.booking.model.ItemClaim;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What others learn from a decision about a booking: the owners of stock, billing, and whoever waits. A function of the
 * step alone.
 *
 * <p>One rule frees stock: whenever a booking leaves a claim, or hears of one that is not its own, it sends a Release. One
 * rule frees money: a booking that ends unconfirmed, and hears afterwards that money was found, sends a Void.
 */
public final class BookingEffects implements Effects<BookingCommand, Booking, BookingEvent> {

    private final BookingSettings settings;

    public BookingEffects(BookingSettings settings) {
        this.settings = settings;
    }

    @Override
    public void applied(Step<BookingCommand, Booking, BookingEvent> step, Outbox out) {
        releaseWhatWasLeft(step, out);
        releaseWhatIsNotOurs(step.key(), step.after(), step.command(), out);
        for (BookingEvent event : step.events()) {
            tell(step, event, out);
        }
        reverseMoneyFoundLater(step, out);
        answerWhoWaits(step, out);
    }

    @Override
    public void refused(String key, Booking booking, BookingCommand command, Refusal refusal, Outbox out) {
        releaseWhatIsNotOurs(key, booking, command, out);
        ReplyTo waiting = waitingFor(command);
        if (waiting != null) {
            out.reply(waiting, key, 0, refusal);
        }
    }

    private void tell(Step<BookingCommand, Booking, BookingEvent> step, BookingEvent event, Outbox out) {
        switch (event) {
            case BookingRequested requested ->
                step.after().claims().forEach(claim -> StockAsks.hold(requested, claim, settings, requested.at(), out));
            case BookingEvent.ItemSought sought -> seekAgain(step, sought, out);
            case BookingEvent.BookingCreated created -> {
                if (step.after() instanceof Booking.Authorising authorising) {
                    Charges.authorise(authorising, authorising.request().paymentMethod(), out);
                }
            }
            case BookingEvent.PaymentBegun begun -> {
                if (step.after() instanceof Booking.Authorising authorising) {
                    Charges.authorise(authorising, begun.paymentMethod(), out);
                }
            }
            case BookingEvent.PaymentAuthorised authorised -> StockAsks.confirmAll(step.after(), out);
            case BookingEvent.StockConfirmed confirmed -> Charges.capture(step.after(), out);
            case BookingEvent.BookingFailed failed -> Charges.voidIfBilled(step.before(), failed.reason(), out);
            case BookingEvent.BookingExpired expired -> Charges.voidIfBilled(step.before(), "not paid in time", out);
            case BookingEvent.BookingCancelled cancelled -> {
                if (cancelled.wasConfirmed()) {
                    Charges.refund(step.before(), cancelled.refundId(), cancelled.refund(), cancelled.actor(), out);
                } else {
                    Charges.voidIfBilled(step.before(), "cancelled before it was confirmed", out);
                }
            }
            case BookingEvent.ItemsCancelled cancelled ->
                Charges.refund(step.before(), cancelled.refundId(), cancelled.refund(), cancelled.actor(), out);
            case BookingEvent.ItemHeld held -> {}
            case BookingEvent.ItemContended contended -> {}
            case BookingEvent.ItemMoved moved -> {}
            case BookingEvent.MoveAccepted accepted -> {}
            case BookingEvent.PaymentRefused refused -> {}
            case BookingEvent.ItemConfirmed confirmed -> {}
            case BookingEvent.BookingConfirmed confirmed -> {}
        }
    }

    private void seekAgain(
            Step<BookingCommand, Booking, BookingEvent> step, BookingEvent.ItemSought sought, Outbox out) {
        BookingRequested request = step.after().findRequest().orElseThrow();
        step.after().claims().stream()
                .filter(claim -> claim.item() == sought.item())
                .forEach(claim -> StockAsks.hold(request, claim, settings, sought.at(), out));
    }

    private static void releaseWhatWasLeft(Step<BookingCommand, Booking, BookingEvent> step, Outbox out) {
        step.before().findRequest().ifPresent(request -> {
            for (ItemClaim claim : step.before().claims()) {
                ClaimId id = claim.id(request.booking());
                boolean left = claim.binds() && step.after().find(id).isEmpty();
                if (left && !endsIt(step.command(), id)) {
                    StockAsks.release(claim.resource(), id, step.key(), whyLeft(step.after()), out);
                }
            }
        });
    }

    private static String whyLeft(Booking after) {
        return after instanceof Booking.Ended ended ? ended.status().name() : "ITEM_CANCELLED";
    }

    /** The owner of the stock has just said that this claim is no more. */
    private static boolean endsIt(BookingCommand command, ClaimId claim) {
        if (!(command instanceof ClaimAnswered answered)
                || !answered.outcome().claim().equals(claim)) {
            return false;
        }
        return switch (answered.outcome()) {
            case ClaimOutcome.HoldRefused refused -> true;
            case ClaimOutcome.Released released -> true;
            case ClaimOutcome.Expired expired -> true;
            case ClaimOutcome.ConfirmRefused refused -> false;
            case ClaimOutcome.Held held -> false;
            case ClaimOutcome.Confirmed confirmed -> false;
        };
    }

    private static void releaseWhatIsNotOurs(String booking, Booking after, BookingCommand command, Outbox out) {
        if (!(command instanceof ClaimAnswered answered)) {
            return;
        }
        ClaimOutcome outcome = answered.outcome();
        boolean binds = outcome instanceof ClaimOutcome.Held || outcome instanceof ClaimOutcome.Confirmed;
        if (binds && after.find(outcome.claim()).isEmpty()) {
            StockAsks.release(outcome.resource(), outcome.claim(), booking, "NOT_AWAITED", out);
        }
    }

    private static void reverseMoneyFoundLater(Step<BookingCommand, Booking, BookingEvent> step, Outbox out) {
        boolean found = step.command() instanceof PaymentAnswered answered
                && answered.result() == PaymentResult.SUCCEEDED
                && (answered.step() == PaymentStep.AUTHORISE || answered.step() == PaymentStep.CAPTURE);
        if (found && step.before() instanceof Booking.Ended ended && !ended.wasConfirmed()) {
            Charges.voidOf(ended.booking(), "the booking was over when the money was found", out);
        }
    }

    /** Once: when it is confirmed, held for later payment, refused by the provider with time to try again, or over. */
    private static void answerWhoWaits(Step<BookingCommand, Booking, BookingEvent> step, Outbox out) {
        if (step.after().findWaiting().isPresent()) {
            return;
        }
        Refusal refusal = refusalOf(step);
        Stream.concat(step.before().findWaiting().stream(), Stream.ofNullable(waitingFor(step.command())))
                .distinct()
                .forEach(to -> out.reply(to, step.key(), step.version(), refusal));
    }

    private static @Nullable ReplyTo waitingFor(BookingCommand command) {
        return switch (command) {
            case Create create -> create.replyWhenDecided();
            case Pay pay -> pay.replyWhenDecided();
            case BookingCommand.Cancel cancel -> null;
            case BookingCommand.ScheduleChanged changed -> null;
            case BookingCommand.AnswerChange answer -> null;
            case PaymentAnswered answered -> null;
            case ClaimAnswered answered -> null;
            case BookingCommand.Tick tick -> null;
        };
    }

    private static @Nullable Refusal refusalOf(Step<BookingCommand, Booking, BookingEvent> step) {
        if (step.after() instanceof Booking.Ended ended) {
            return BookingRefusals.ofEnd(ended);
        }
        return step.events().stream()
                .filter(BookingEvent.PaymentRefused.class::isInstance)
                .map(BookingEvent.PaymentRefused.class::cast)
                .map(refused -> BookingRefusals.ofPayment(refused.result(), refused.code()))
                .findFirst()
                .orElse(null);
    }
}
