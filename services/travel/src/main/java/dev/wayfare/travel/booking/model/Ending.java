package dev.wayfare.travel.booking.model;

import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a booking that cannot be made ends. */
final class Ending {

    private Ending() {}

    static BookingEvent failed(BookingRequested request, Refusal why, @Nullable Integer item, Instant now) {
        return new BookingEvent.BookingFailed(
                request.traveller(), request.total(), why.code(), why.detail(), item, now);
    }

    /** A hold, or a sale, that the booking counted on is gone. */
    static Decision<BookingEvent> lost(BookingRequested request, ItemClaim claim, Instant now) {
        return Decision.accept(failed(request, BookingRefusals.expired(titleOf(request, claim)), claim.item(), now));
    }

    static String titleOf(BookingRequested request, ItemClaim claim) {
        return request.items().get(claim.item() - 1).title();
    }
}
