package dev.wayfare.billing.bills.view;

import static dev.wayfare.billing.bills.model.BillFixture.BILL;
import static dev.wayfare.billing.bills.model.BillFixture.DRIVER;
import static dev.wayfare.billing.bills.model.BillFixture.RIDER;
import static dev.wayfare.billing.bills.model.BillFixture.given;
import static dev.wayfare.billing.bills.model.BillFixture.issue;
import static dev.wayfare.billing.bills.model.BillFixture.number;
import static dev.wayfare.billing.bills.model.BillFixture.payAgain;
import static dev.wayfare.billing.bills.model.BillFixture.refund;
import static dev.wayfare.billing.bills.model.BillFixture.refundReported;
import static dev.wayfare.billing.bills.model.BillFixture.reported;
import static dev.wayfare.contracts.billing.PaymentResult.DECLINED;
import static dev.wayfare.contracts.billing.PaymentResult.SUCCEEDED;
import static dev.wayfare.contracts.billing.PaymentResult.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.billing.bills.model.BillFixture;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.DocumentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class BillViewsTest {

    @Test
    void a_bill_reads_as_the_contract_says() {
        Document bill = bill(given(issue(1250, 250), number(InvoiceKind.INVOICE, "bill"), reported(1, SUCCEEDED)));
        assertThat(bill)
                .containsEntry("billId", BILL.value())
                .containsEntry("rideId", BillFixture.RIDE.value())
                .containsEntry("customerId", RIDER.value())
                .containsEntry("driverId", DRIVER.value())
                .containsEntry("total", new Document("amountMinor", 1250L).append("currency", "USD"))
                .containsEntry("invoiceNumber", "WF-2026-000001")
                .containsEntry("creditNotes", List.of());
        assertThat(bill.getList("lines", Document.class)).singleElement().satisfies(line -> assertThat(line)
                .containsEntry("label", "Fare"));
        assertThat(bill.get("payment", Document.class))
                .containsEntry("status", "PAID")
                .containsEntry("method", "tok_ok")
                .doesNotContainKey("code");
    }

    @Test
    void the_status_of_a_payment_follows_what_happened() {
        assertThat(statusOf(issue(0, 0))).isEqualTo("NONE");
        assertThat(statusOf(issue(1000, 200))).isEqualTo("PENDING");
        assertThat(statusOf(issue(1000, 200), reported(1, DECLINED))).isEqualTo("FAILED insufficient-funds");
        assertThat(statusOf(issue(1000, 200), reported(1, UNREACHABLE))).isEqualTo("FAILED provider-unreachable");
        assertThat(statusOf(issue(1000, 200), reported(1, DECLINED), payAgain()))
                .isEqualTo("PENDING");
        assertThat(statusOf(issue(1000, 200), reported(1, SUCCEEDED), refund("r1", 400)))
                .isEqualTo("PARTLY_REFUNDED");
        assertThat(statusOf(issue(1000, 200), reported(1, SUCCEEDED), refund("r1", 400), refund("r2", 600)))
                .isEqualTo("REFUNDED");
    }

    @Test
    void a_late_success_beside_a_newer_one_leaves_the_bill_paid() {
        assertThat(statusOf(
                        issue(1000, 200),
                        reported(1, UNREACHABLE),
                        payAgain(),
                        reported(2, SUCCEEDED),
                        reported(1, SUCCEEDED)))
                .isEqualTo("PAID");
    }

    @Test
    void a_credit_note_shows_its_number_and_whether_the_money_is_back() {
        BillFixture bill = given(issue(1000, 200), reported(1, SUCCEEDED), refund("r1", 400));
        bill.when(number(InvoiceKind.CREDIT_NOTE, "r1"));
        bill.when(refundReported("r1", 1, UNREACHABLE));
        assertThat(note(bill))
                .containsEntry("number", "WF-2026-000001")
                .containsEntry("status", "FAILED")
                .containsEntry("code", "provider-unreachable");
        bill.when(new BillCommand.RetryRefund("r1"));
        assertThat(note(bill)).containsEntry("status", "PENDING").doesNotContainKey("code");
        bill.when(refundReported("r1", 1, SUCCEEDED));
        assertThat(note(bill)).containsEntry("status", "PAID");
    }

    @Test
    void repeated_and_rewound_events_change_no_view() {
        BillFixture bill = given(issue(1003, 201), reported(1, SUCCEEDED), refund("r1", 400), refund("r2", 3));
        bill.when(refundReported("r1", 1, SUCCEEDED));
        for (DocumentView view : List.of(new BillsView(), new JournalView())) {
            List<Envelope> once = envelopes(bill);
            List<Envelope> twice = new ArrayList<>();
            for (int upTo = 1; upTo <= once.size(); upTo++) {
                twice.addAll(once.subList(Math.max(0, upTo - 3), upTo));
            }
            assertThat(fold(view, twice)).isEqualTo(fold(view, once)).isNotEmpty();
        }
    }

    @Test
    void the_journal_has_a_document_for_each_transaction() {
        BillFixture bill = given(issue(1000, 200), reported(1, SUCCEEDED), refund("r1", 400));
        assertThat(fold(new JournalView(), envelopes(bill)).values())
                .extracting(document -> document.getString("kind"))
                .containsExactlyInAnyOrder("charge", "payment", "refund");
    }

    @Test
    void a_refund_is_taken_off_what_the_driver_earned() {
        Document before = bill(given(issue(1000, 200)));
        assertThat(MoneyDocument.read(before.get("_net", Document.class))).isEqualTo(BillFixture.usd(800));
        Document after = bill(given(issue(1000, 200), reported(1, SUCCEEDED), refund("r1", 500)));
        assertThat(MoneyDocument.read(after.get("_net", Document.class))).isEqualTo(BillFixture.usd(400));
        assertThat(MoneyDocument.read(after.get("_commission", Document.class))).isEqualTo(BillFixture.usd(100));
        assertThat(after).containsEntry("_day", "2026-03-01");
    }

    @Test
    void where_nobody_drove_nobody_earned() {
        assertThat(bill(given(issue(300, 60, null)))).doesNotContainKeys("_net", "_commission", "_day", "driverId");
    }

    private static String statusOf(BillCommand... commands) {
        Document payment = bill(given(commands)).get("payment", Document.class);
        String code = payment.getString("code");
        return payment.getString("status") + (code == null ? "" : " " + code);
    }

    private static Document note(BillFixture bill) {
        return bill(bill).getList("creditNotes", Document.class).getFirst();
    }

    private static Document bill(BillFixture bill) {
        return fold(new BillsView(), envelopes(bill)).get(BILL.value());
    }

    private static Map<String, Document> fold(DocumentView view, List<Envelope> events) {
        Map<String, Document> documents = new TreeMap<>();
        for (Envelope event : events) {
            for (String id : view.idsOf(event)) {
                Document next = view.fold(documents.get(id), id, event);
                if (next != null) {
                    documents.put(id, next);
                }
            }
        }
        return documents;
    }

    private static List<Envelope> envelopes(BillFixture bill) {
        List<Envelope> envelopes = new ArrayList<>();
        for (BillEvent event : bill.events()) {
            long version = envelopes.size() + 1L;
            envelopes.add(new Envelope(
                    Topics.PAYMENTS.name(),
                    0,
                    version,
                    BILL.value(),
                    BILL + ":" + version,
                    WireTypes.nameOf(event.getClass()),
                    event,
                    version,
                    event.at(),
                    null));
        }
        return envelopes;
    }
}
