package dev.wayfare.kernel;

import java.util.Currency;

/**
 * An amount in minor units of one currency, such as 1250 USD cents. May be negative (a reversal).
 *
 * @param amountMinor minor units
 * @param currency ISO 4217 code
 */
public record Money(long amountMinor, String currency) implements Comparable<Money> {

    public Money {
        Currency.getInstance(currency);
    }

    /** Nothing, in this currency. */
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /** The sum. Fails on mixed currencies and on overflow. */
    public Money plus(Money other) {
        return new Money(Math.addExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    /** The difference. Fails on mixed currencies and on overflow. */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    public Money negate() {
        return new Money(Math.negateExact(amountMinor), currency);
    }

    /** This amount times a factor, rounded half up to a minor unit. */
    public Money times(double factor) {
        return new Money(Math.round(amountMinor * factor), currency);
    }

    public boolean isZero() {
        return amountMinor == 0;
    }

    public boolean isPositive() {
        return amountMinor > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(amountMinor, sameCurrency(other).amountMinor);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " with " + other.currency);
        }
        return other;
    }
}
