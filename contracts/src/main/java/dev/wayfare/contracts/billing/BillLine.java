package dev.wayfare.contracts.billing;

import dev.wayfare.kernel.Money;

/** One line of a bill, as people read it. */
public record BillLine(String label, Money amount) {}
