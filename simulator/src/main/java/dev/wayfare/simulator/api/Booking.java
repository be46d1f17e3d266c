package dev.wayfare.simulator.api;

import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A booking, as its traveller sees it.
 *
 * @param status {@code PENDING}, {@code CONFIRMED}, {@code FAILED}, {@code CANCELLED}, {@code EXPIRED}
 * @param refunded what was given back; null when nothing was
 */
public record Booking(
        String bookingId,
        String status,
        List<Item> items,
        Money total,
        @Nullable Money refunded,
        @Nullable Failure failure,
        @Nullable String invoiceNumber,
        @Nullable Times times) {

    /** One of its items. */
    public record Item(int number, String status) {}

    /** When it was sold; null when it never was. */
    public record Times(@Nullable Instant confirmedAt) {}

    /** Why it could not be made. */
    public record Failure(String code) {}

    /** True when it was paid for, whatever became of it. */
    public boolean wasSold() {
        return invoiceNumber != null || (times != null && times.confirmedAt() != null);
    }

    /** True when nothing of it is decided any more unless somebody wants it. */
    public boolean isDecided() {
        return !status.equals("PENDING");
    }
}
