package dev.wayfare.contracts.billing;

import dev.wayfare.kernel.BillId;
import java.time.Instant;

/** What a series of numbers gave out. Keyed by series, on {@code invoice-events}. */
public sealed interface InvoiceEvent {

    /**
     * The next number is this bill's.
     *
     * @param sequence 1, 2, 3 … without a gap
     * @param number as printed: {@code WF-2026-000001}
     */
    record NumberTaken(
            String series, long sequence, String number, BillId bill, InvoiceKind kind, String purpose, Instant at)
            implements InvoiceEvent {}
}
