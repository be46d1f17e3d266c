package dev.wayfare.contracts.billing;

/** What a number is given to; each kind has a gapless series of its own per issuer and year. */
public enum InvoiceKind {
    INVOICE,
    CREDIT_NOTE
}
