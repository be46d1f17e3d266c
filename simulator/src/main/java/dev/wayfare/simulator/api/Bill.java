package dev.wayfare.simulator.api;

import dev.wayfare.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What a rider owes or has paid. */
public record Bill(
        String billId,
        @Nullable String rideId,
        Money total,
        @Nullable Payment payment,
        @Nullable String invoiceNumber) {

    /** How it was paid. */
    public record Payment(@Nullable String status) {}
}
