package dev.wayfare.contracts.billing;

import dev.wayfare.kernel.Money;
import java.util.List;

/**
 * A double entry: amounts that sum to zero, never changed, only reversed by another one.
 *
 * @param id unique for ever
 * @param kind {@code charge}, {@code payment}, {@code refund}, {@code refund-payment}
 * @param entries debits positive, credits negative; at least two
 */
public record LedgerTransaction(String id, String kind, List<Entry> entries) {

    public LedgerTransaction {
        entries = List.copyOf(entries);
        if (entries.size() < 2) {
            throw new IllegalArgumentException(
                    "transaction " + id + " has " + entries.size() + " entries; 2 or more make one");
        }
        Money sum = entries.stream().map(Entry::amount).reduce(Money::plus).orElseThrow();
        if (!sum.isZero()) {
            throw new IllegalArgumentException("transaction " + id + " sums to " + sum + ", not to zero");
        }
    }

    /**
     * One side of it.
     *
     * @param account {@code rider:<user>}, {@code traveller:<user>}, {@code driver:<user>}, {@code supplier:payable},
     *     {@code platform:commission}, {@code provider:<name>}
     */
    public record Entry(String account, Money amount) {}
}
