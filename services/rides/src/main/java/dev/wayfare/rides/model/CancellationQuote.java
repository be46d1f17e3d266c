package dev.wayfare.rides.model;

import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What calling a ride off would cost its rider. The decision and the quote are the same function.
 *
 * @param allowed false once the rider is on board, and after the end
 * @param fee what he would owe; zero where it is free or not allowed
 * @param freeUntil until when it is free; null when no driver has accepted, or it is not allowed
 */
public record CancellationQuote(
        boolean allowed, Money fee, @Nullable Instant freeUntil) {

    /**
     * For a ride in this status.
     *
     * @param acceptedAt when the driver accepted; null when none has
     */
    public static CancellationQuote of(
            RideStatus status, Tariff tariff, @Nullable Instant acceptedAt, CancelledBy by, Instant now) {
        Money free = Money.zero(tariff.currency());
        return switch (status) {
            case REQUESTED, PENDING_ACCEPTANCE -> new CancellationQuote(true, free, null);
            case ACCEPTED, ARRIVED -> {
                if (by != CancelledBy.RIDER || acceptedAt == null) {
                    yield new CancellationQuote(true, free, null);
                }
                Money fee = tariff.cancellationFeeAt(acceptedAt, now);
                yield new CancellationQuote(true, fee, acceptedAt.plusSeconds(tariff.freeCancellationS()));
            }
            case IN_PROGRESS -> new CancellationQuote(by == CancelledBy.SYSTEM, free, null);
            case COMPLETED, NO_DRIVERS_AVAILABLE, CANCELLED, NO_SHOW, EXPIRED ->
                new CancellationQuote(false, free, null);
        };
    }
}
