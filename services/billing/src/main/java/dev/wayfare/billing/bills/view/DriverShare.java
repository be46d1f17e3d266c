package dev.wayfare.billing.bills.view;

import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.LedgerTransaction;
import dev.wayfare.contracts.billing.LedgerTransaction.Entry;
import dev.wayfare.kernel.Money;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bson.Document;

/**
 * What a bill brought its driver and the platform, as the ledger has it, in private fields of the bill's document. A refund
 * is taken off the day of the ride. Days are UTC.
 */
final class DriverShare {

    static final String DAY = "_day";
    static final String NET = "_net";
    static final String COMMISSION = "_commission";

    private DriverShare() {}

    static void begin(Document bill, BillIssued issued) {
        Money nothing = Money.zero(issued.total().currency());
        bill.append(DAY, LocalDate.ofInstant(issued.servedAt(), ZoneOffset.UTC).toString())
                .append(NET, MoneyDocument.of(nothing))
                .append(COMMISSION, MoneyDocument.of(nothing));
    }

    static void post(Document bill, LedgerTransaction transaction) {
        if (bill.containsKey(DAY)) {
            transaction.entries().forEach(entry -> add(bill, entry));
        }
    }

    private static void add(Document bill, Entry entry) {
        if (entry.account().startsWith("driver:")) {
            add(bill, NET, entry.amount());
        } else if (entry.account().equals("platform:commission")) {
            add(bill, COMMISSION, entry.amount());
        }
    }

    private static void add(Document bill, String field, Money debit) {
        Money sum = MoneyDocument.read(bill.get(field, Document.class)).minus(debit);
        bill.append(field, MoneyDocument.of(sum));
    }
}
