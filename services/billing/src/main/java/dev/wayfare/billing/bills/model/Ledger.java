package dev.wayfare.billing.bills.model;

import dev.wayfare.contracts.billing.LedgerTransaction;
import dev.wayfare.contracts.billing.LedgerTransaction.Entry;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.UserId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the entries of a bill: debits positive, credits negative, each transaction zero in sum, each named after what it
 * books, so that a repeat is the same transaction and not another.
 *
 * @param provider name of the payment provider, whose account holds what it took
 */
record Ledger(String provider) {

    static final String COMMISSION = "platform:commission";
    static final String SUPPLIERS = "supplier:payable";

    static String rider(UserId user) {
        return "rider:" + user;
    }

    static String traveller(UserId user) {
        return "traveller:" + user;
    }

    static String driver(UserId user) {
        return "driver:" + user;
    }

    private static String customer(BillTerms terms) {
        return terms.ride() == null ? traveller(terms.customer()) : rider(terms.customer());
    }

    /** Whose the total is, but for the platform's share. */
    private static String earner(BillTerms terms) {
        return terms.driver() == null ? SUPPLIERS : driver(terms.driver());
    }

    String providerAccount() {
        return "provider:" + provider;
    }

    /** The customer owes the total; driver or suppliers, and the platform, have earned it. */
    LedgerTransaction charge(BillTerms terms) {
        return sale(terms, "charge", "bill", terms.total(), terms.platformShare());
    }

    /** The provider has taken money from the customer. */
    LedgerTransaction payment(BillTerms terms, String task, Money amount) {
        return new LedgerTransaction(
                id(terms, "payment", task),
                "payment",
                List.of(new Entry(providerAccount(), amount), new Entry(customer(terms), amount.negate())));
    }

    /**
     * Part of the sale is undone: driver or suppliers, and the platform, give up their shares of it.
     *
     * @param earlier what was undone before; shares are cut from the running sum, so that all refunds together undo the
     *     charge to the last minor unit
     */
    LedgerTransaction reversal(BillTerms terms, String refund, Money amount, Money earlier) {
        Money platform = platformShareOf(terms, earlier.plus(amount)).minus(platformShareOf(terms, earlier));
        return sale(terms, "refund", refund, amount.negate(), platform.negate());
    }

    /** The provider has given money back to the customer. */
    LedgerTransaction payout(BillTerms terms, Refund refund) {
        return new LedgerTransaction(
                id(terms, "refund-payment", refund.id()),
                "refund-payment",
                List.of(
                        new Entry(customer(terms), refund.amount()),
                        new Entry(providerAccount(), refund.amount().negate())));
    }

    private static LedgerTransaction sale(BillTerms terms, String kind, String of, Money amount, Money platform) {
        List<Entry> entries = new ArrayList<>();
        entries.add(new Entry(customer(terms), amount));
        Money earned = amount.minus(platform);
        if (!earned.isZero()) {
            entries.add(new Entry(earner(terms), earned.negate()));
        }
        if (!platform.isZero()) {
            entries.add(new Entry(COMMISSION, platform.negate()));
        }
        return new LedgerTransaction(id(terms, kind, of), kind, entries);
    }

    /** The platform's share of a part of the total, half a minor unit upwards. */
    private static Money platformShareOf(BillTerms terms, Money part) {
        BigInteger total = BigInteger.valueOf(terms.total().amountMinor());
        BigInteger share = BigInteger.valueOf(part.amountMinor())
                .multiply(BigInteger.valueOf(terms.platformShare().amountMinor()))
                .shiftLeft(1)
                .add(total)
                .divide(total.shiftLeft(1));
        return new Money(share.longValueExact(), part.currency());
    }

    private static String id(BillTerms terms, String kind, String of) {
        return Ids.derive("ltx", terms.bill().value(), kind, of);
    }
}
