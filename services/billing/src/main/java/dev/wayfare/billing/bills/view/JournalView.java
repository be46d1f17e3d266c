package dev.wayfare.billing.bills.view;

import dev.wayfare.contracts.billing.BillEvent.LedgerPosted;
import dev.wayfare.contracts.billing.LedgerTransaction;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.DocumentView;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The double-entry journal: one document per transaction, written once and never changed. */
public final class JournalView implements DocumentView {

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.PAYMENTS);
    }

    @Override
    public Set<String> filters() {
        return Set.of("billId");
    }

    @Override
    public List<String> idsOf(Envelope event) {
        return event.value() instanceof LedgerPosted posted
                ? List.of(posted.transaction().id())
                : List.of();
    }

    @Override
    public @Nullable Document fold(@Nullable Document document, String id, Envelope event) {
        if (document != null || !(event.value() instanceof LedgerPosted posted)) {
            return document;
        }
        LedgerTransaction transaction = posted.transaction();
        List<Document> entries = transaction.entries().stream()
                .map(entry ->
                        new Document("account", entry.account()).append("amount", MoneyDocument.of(entry.amount())))
                .toList();
        return new Document("transactionId", transaction.id())
                .append("kind", transaction.kind())
                .append("billId", event.key())
                .append("entries", entries)
                .append("postedAt", posted.at().toString())
                .append("_version", event.version())
                .append("_at", posted.at().toString());
    }
}
