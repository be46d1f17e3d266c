package dev.wayfare.contracts.billing;

import dev.wayfare.kernel.BillId;

/** What a series of numbers is asked. Keyed by series (issuer, year and kind), on {@code invoice-numbers}. */
public sealed interface InvoiceCommand {

    /**
     * The next number, once for each bill and purpose.
     *
     * @param series {@code WF-2026-INVOICE}
     * @param purpose {@code bill}, or the refund's id for a credit note
     */
    record AssignNumber(String series, BillId bill, InvoiceKind kind, String purpose) implements InvoiceCommand {}
}
