package dev.wayfare.travel.booking.model;

import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.travel.booking.model.ItemClaim.Stage;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** When a booking must be looked at again: a function of its state, so nothing is ever cancelled. Pure. */
public final class BookingTimers {

    private BookingTimers() {}

    /** When a {@code Tick} will change it, unless something else happens first; empty once it is confirmed or over. */
    public static Optional<Instant> dueAt(Booking booking, BookingSettings settings) {
        return switch (booking) {
            case Booking.None none -> Optional.empty();
            case Booking.Holding holding ->
                holding.items().stream()
                        .map(claim -> dueAt(holding, claim, settings))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo);
            case Booking.Unpaid unpaid -> Optional.of(unpaid.payBy());
            case Booking.Authorising authorising -> Optional.of(paymentOverdueAt(authorising, settings));
            case Booking.Confirming confirming -> Optional.of(confirmOverdueAt(confirming, settings));
            case Booking.Capturing capturing -> Optional.of(captureOverdueAt(capturing, settings));
            case Booking.Confirmed confirmed -> Optional.empty();
            case Booking.Ended ended -> Optional.empty();
        };
    }

    private static Optional<Instant> dueAt(Booking.Holding booking, ItemClaim claim, BookingSettings settings) {
        if (claim.is(Stage.CONTENDED)) {
            return Optional.of(Objects.requireNonNull(claim.at()));
        }
        return claim.is(Stage.ASKED) ? Optional.of(holdingEndsAt(booking, settings)) : Optional.empty();
    }

    /** When it may be forgotten: some time after it is over, or after the last of its items has ended. */
    public static Optional<Instant> forgetAt(Booking booking, BookingSettings settings) {
        return switch (booking) {
            case Booking.Ended ended -> Optional.of(ended.endedAt().plus(settings.memory()));
            case Booking.Confirmed confirmed ->
                confirmed.request().items().stream()
                        .map(BookingItem::endsAt)
                        .max(Instant::compareTo)
                        .map(end -> end.plus(settings.memory()));
            case Booking.None none -> Optional.empty();
            case Booking.Holding holding -> Optional.empty();
            case Booking.Unpaid unpaid -> Optional.empty();
            case Booking.Authorising authorising -> Optional.empty();
            case Booking.Confirming confirming -> Optional.empty();
            case Booking.Capturing capturing -> Optional.empty();
        };
    }

    static Instant holdingEndsAt(Booking.Holding booking, BookingSettings settings) {
        return booking.request().at().plus(settings.holding());
    }

    /** Billing gives up by {@code payBy} and says so; if it does not, the holds are given back before they end. */
    static Instant paymentOverdueAt(Booking.Authorising booking, BookingSettings settings) {
        Instant late = booking.payBy().plus(settings.answer());
        return late.isBefore(booking.holdExpiresAt()) ? late : booking.holdExpiresAt();
    }

    static Instant confirmOverdueAt(Booking.Confirming booking, BookingSettings settings) {
        return booking.holdExpiresAt().plus(settings.answer());
    }

    static Instant captureOverdueAt(Booking.Capturing booking, BookingSettings settings) {
        return booking.since().plus(settings.capture());
    }
}
