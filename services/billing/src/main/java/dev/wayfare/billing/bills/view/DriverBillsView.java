package dev.wayfare.billing.bills.view;

import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.BillEvent.LedgerPosted;
import dev.wayfare.contracts.billing.LedgerTransaction.Entry;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.Money;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.DocumentView;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What each bill brought its driver and the platform, as the ledger has it: refunds are taken off the day of the ride. Days are
 * UTC. {@link Earnings} adds these up when somebody asks; there is no counter that a repeat could count twice.
 */
public final class DriverBillsView implements DocumentView {

    /** Its name and collection. */
    public static final String NAME = "driver_bills";

    static final String DRIVER = "driverId";
    static final String DATE = "date";
    static final String NET = "net";
    static final String COMMISSION = "commission";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.PAYMENTS);
    }

    @Override
    public Set<String> filters() {
        return Set.of(DRIVER);
    }

    @Override
    public @Nullable Document fold(@Nullable Document document, String id, Envelope event) {
        if (!DocumentView.isNews(document, event)) {
            return document;
        }
        if (event.value() instanceof BillIssued issued && issued.driver() != null) {
            Document zero = MoneyDocument.of(Money.zero(issued.total().currency()));
            return new Document("billId", id)
                    .append(DRIVER, issued.driver().value())
                    .append(
                            DATE,
                            LocalDate.ofInstant(issued.servedAt(), ZoneOffset.UTC)
                                    .toString())
                    .append(NET, zero)
                    .append(COMMISSION, new Document(zero))
                    .append("_version", event.version())
                    .append("_at", issued.servedAt().toString());
        }
        if (document != null) {
            if (event.value() instanceof LedgerPosted posted) {
                posted.transaction().entries().forEach(entry -> add(document, entry));
            }
            document.append("_version", event.version());
        }
        return document;
    }

    private static void add(Document bill, Entry entry) {
        String field = entry.account().equals("driver:" + bill.getString(DRIVER))
                ? NET
                : entry.account().equals("platform:commission") ? COMMISSION : "";
        if (!field.isEmpty()) {
            Money sum = MoneyDocument.read(bill.get(field, Document.class)).minus(entry.amount());
            bill.append(field, MoneyDocument.of(sum));
        }
    }
}
