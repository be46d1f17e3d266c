package dev.wayfare.insight.counts.model;

import dev.wayfare.kernel.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Sums of money, one for each currency: currencies are never mixed.
 *
 * @param each sorted by currency, none of them zero
 */
public record Amounts(List<Money> each) {

    /** Nothing. */
    public static final Amounts NONE = new Amounts(List.of());

    public Amounts {
        each = List.copyOf(each);
    }

    /** These amounts, added up by currency. */
    public static Amounts of(List<Money> amounts) {
        Amounts sum = NONE;
        for (Money amount : amounts) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    public static Amounts of(Money amount) {
        return NONE.plus(amount);
    }

    /** The sum. */
    public Amounts plus(Money amount) {
        List<Money> sums = new ArrayList<>();
        Money mine = amount;
        for (Money one : each) {
            if (one.currency().equals(amount.currency())) {
                mine = mine.plus(one);
            } else {
                sums.add(one);
            }
        }
        if (!mine.isZero()) {
            sums.add(mine);
        }
        sums.sort(Comparator.comparing(Money::currency));
        return new Amounts(sums);
    }

    /** The sum. */
    public Amounts plus(Amounts other) {
        if (other.each.isEmpty()) {
            return this;
        }
        Amounts sum = this;
        for (Money amount : other.each) {
            sum = sum.plus(amount);
        }
        return sum;
    }

    /** The difference. */
    public Amounts minus(Amounts other) {
        return plus(new Amounts(other.each.stream().map(Money::negate).toList()));
    }
}
