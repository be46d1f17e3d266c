package dev.wayfare.billing.bills.view;

import dev.wayfare.kernel.Money;
import org.bson.Document;

/** Money as it lies in documents, which is also how clients see it. */
final class MoneyDocument {

    private MoneyDocument() {}

    static Document of(Money money) {
        return new Document("amountMinor", money.amountMinor()).append("currency", money.currency());
    }

    static Money read(Document document) {
        return new Money(((Number) document.get("amountMinor")).longValue(), document.getString("currency"));
    }
}
