package dev.wayfare.insight.counts.view;

import dev.wayfare.insight.counts.model.Amounts;
import dev.wayfare.insight.counts.model.Counts;
import dev.wayfare.kernel.Money;
import java.util.List;
import org.bson.Document;

/** Numbers out of documents and into them. */
final class Sum {

    private Sum() {}

    static Counts of(Document window) {
        return new Counts(
                number(window, "requested"),
                number(window, "done"),
                number(window, "failed"),
                number(window, "cancelled"),
                number(window, "expired"),
                amounts(window, "sales"),
                amounts(window, "refunds"));
    }

    static long number(Document document, String field) {
        return ((Number) document.get(field)).longValue();
    }

    static Amounts amounts(Document document, String field) {
        List<Document> each = document.getList(field, Document.class);
        return Amounts.of(each.stream()
                .map(one -> new Money(number(one, "amountMinor"), one.getString("currency")))
                .toList());
    }

    static Document counts(Document into, Counts counts) {
        return into.append("requested", counts.requested())
                .append("done", counts.done())
                .append("failed", counts.failed())
                .append("cancelled", counts.cancelled())
                .append("expired", counts.expired());
    }

    static Document money(Document into, Counts counts) {
        return into.append("sales", CountsView.money(counts.sales().each()))
                .append("refunds", CountsView.money(counts.refunds().each()))
                .append(
                        "net",
                        CountsView.money(counts.sales().minus(counts.refunds()).each()));
    }
}
