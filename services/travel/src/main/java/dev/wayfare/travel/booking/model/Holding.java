package dev.wayfare.travel.booking.model;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.claims.ClaimRefusal;
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
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.travel.booking.model.ItemClaim.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All stock is asked for at once. What others only hold is asked for again, later each time and at a moment of this
 * booking's own, so that those who wait for the same seats neither meet again nor wait for each other for ever.
 */
final class Holding {

    private final BookingSettings settings;

    Holding(BookingSettings settings) {
        this.settings = settings;
    }

    Decision<BookingEvent> decide(Booking.Holding booking, BookingCommand command, Instant now) {
        return switch (command) {
            case Create create -> Decision.unchanged();
            case Cancel cancel -> Cancelling.whilePending(booking.request(), cancel, now);
            case Pay pay ->
                Decision.refuse(
                        BookingRefusals.NOT_HELD_YET, "the stock is still being held; pay when the booking is created");
            case ScheduleChanged changed -> Decision.unchanged();
            case AnswerChange answer -> BookingRefusals.nothingChanged();
            case PaymentAnswered answered -> Decision.unchanged();
            case ClaimAnswered answered ->
                booking.find(answered.outcome().claim())
                        .map(claim -> answered(booking, claim, answered.outcome(), now))
                        .orElseGet(Decision::unchanged);
            case Tick tick -> tick(booking, now);
        };
    }

    private Decision<BookingEvent> answered(
            Booking.Holding booking, ItemClaim claim, ClaimOutcome outcome, Instant now) {
        BookingRequested request = booking.request();
        return switch (outcome) {
            case ClaimOutcome.Held held ->
                claim.is(Stage.ASKED) ? held(booking, claim, held, now) : Decision.unchanged();
            case ClaimOutcome.HoldRefused refused ->
                claim.is(Stage.ASKED) ? refused(booking, claim, refused.reason(), now) : Decision.unchanged();
            case ClaimOutcome.Expired expired -> Ending.lost(request, claim, now);
            case ClaimOutcome.Released released -> Ending.lost(request, claim, now);
            case ClaimOutcome.Confirmed confirmed -> Decision.unchanged();
            case ClaimOutcome.ConfirmRefused refused -> Decision.unchanged();
        };
    }

    private Decision<BookingEvent> held(Booking.Holding booking, ItemClaim claim, ClaimOutcome.Held held, Instant now) {
        BookingRequested request = booking.request();
        List<BookingEvent> events = new ArrayList<>(2);
        events.add(new BookingEvent.ItemHeld(claim.item(), claim.resource(), held.claim(), held.expiresAt(), now));
        Instant first = held.expiresAt();
        for (ItemClaim other : booking.items()) {
            if (other.item() != claim.item()) {
                if (!other.is(Stage.HELD)) {
                    return Decision.accept(events);
                }
                Instant ends = other.at();
                first = ends != null && ends.isBefore(first) ? ends : first;
            }
        }
        Instant payBy = settings.payBy(first, request.holdS());
        events.add(
                payBy.isAfter(now)
                        ? new BookingEvent.BookingCreated(request.traveller(), request.total(), first, payBy, now)
                        : Ending.failed(
                                request, BookingRefusals.expired(Ending.titleOf(request, claim)), claim.item(), now));
        return Decision.accept(events);
    }

    private Decision<BookingEvent> refused(Booking.Holding booking, ItemClaim claim, ClaimRefusal reason, Instant now) {
        BookingRequested request = booking.request();
        if (reason == ClaimRefusal.CONTENDED && claim.attempt() < settings.maxAttempts()) {
            Instant retryAt = now.plus(waitOf(request.booking(), claim));
            if (retryAt.isBefore(request.at().plus(settings.seek()))) {
                return Decision.accept(new BookingEvent.ItemContended(claim.item(), claim.attempt(), retryAt, now));
            }
        }
        Refusal why = BookingRefusals.ofStock(reason, Ending.titleOf(request, claim));
        return Decision.accept(Ending.failed(request, why, claim.item(), now));
    }

    /** Doubles with each attempt; between half and one and a half of that, by the claim's own id. */
    private Duration waitOf(BookingId booking, ItemClaim claim) {
        long base = settings.seekAgain().toMillis() << (claim.attempt() - 1);
        int share = Math.floorMod(claim.id(booking).value().hashCode(), 1_000);
        return Duration.ofMillis(base / 2 + base * share / 1_000);
    }

    private Decision<BookingEvent> tick(Booking.Holding booking, Instant now) {
        Optional<ItemClaim> silent =
                booking.items().stream().filter(claim -> claim.is(Stage.ASKED)).findFirst();
        if (silent.isPresent() && !now.isBefore(BookingTimers.holdingEndsAt(booking, settings))) {
            Refusal why = new Refusal(
                    BookingRefusals.STOCK_UNANSWERED,
                    "nobody could say in time whether " + Ending.titleOf(booking.request(), silent.get())
                            + " is free; try again");
            return Decision.accept(
                    Ending.failed(booking.request(), why, silent.get().item(), now));
        }
        List<BookingEvent> again = new ArrayList<>();
        for (ItemClaim claim : booking.items()) {
            if (claim.is(Stage.CONTENDED) && claim.at() != null && !now.isBefore(claim.at())) {
                again.add(new BookingEvent.ItemSought(claim.item(), claim.attempt() + 1, now));
            }
        }
        return Decision.accept(again);
    }
}
