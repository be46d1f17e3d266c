package dev.wayfare.billing.bills.view;

import dev.wayfare.billing.bills.model.Bills;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.BillEvent.InvoiceNumbered;
import dev.wayfare.contracts.billing.BillEvent.LedgerPosted;
import dev.wayfare.contracts.billing.BillEvent.PaymentCaptured;
import dev.wayfare.contracts.billing.BillEvent.PaymentFailed;
import dev.wayfare.contracts.billing.BillEvent.PaymentRequested;
import dev.wayfare.contracts.billing.BillEvent.RefundFailed;
import dev.wayfare.contracts.billing.BillEvent.RefundPaid;
import dev.wayfare.contracts.billing.BillEvent.RefundRequested;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.Money;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.DocumentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Bills as clients see them.
 *
 * <p>{@code payment.status}: {@code NONE} (nothing due), {@code PENDING}, {@code PAID}, {@code FAILED} (owed, with the
 * {@code code} that says why), {@code PARTLY_REFUNDED}, {@code REFUNDED}. Each of {@code creditNotes} has its refund's id,
 * amount, {@code status} ({@code PENDING}, {@code PAID}, {@code FAILED}) and, once it has one, its {@code number}. That a second
 * capture went back is no credit note and is not shown.
 *
 * <p>Privately each bill with a driver keeps what it brought him ({@link DriverShare}), which {@link Earnings} adds up.
 */
public final class BillsView implements DocumentView {

    /** Name and collection. */
    static final String NAME = "bills";

    static final String DRIVER = "driverId";

    private static final String PAYMENT = "payment";
    private static final String STATUS = "status";
    private static final String NOTES = "creditNotes";

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
        return Set.of("customerId", DRIVER);
    }

    @Override
    public @Nullable Document fold(@Nullable Document document, String id, Envelope event) {
        if (!DocumentView.isNews(document, event)) {
            return document;
        }
        Document bill = event.value() instanceof BillIssued issued ? issued(issued) : document;
        if (bill == null && isOfDraft((BillEvent) event.value())) {
            return null;
        }
        if (bill == null) {
            throw new IllegalStateException(event.type() + " of bill " + id + ", which was never issued");
        }
        apply(bill, (BillEvent) event.value());
        return bill.append("_version", event.version());
    }

    /** What happens before a booking's bill is issued is nobody's bill yet, and shown by the booking. */
    private static boolean isOfDraft(BillEvent event) {
        return switch (event) {
            case BillEvent.BillOpened _,
                    BillEvent.AuthorisationRequested _,
                    BillEvent.PaymentAuthorised _,
                    BillEvent.AuthorisationFailed _,
                    BillEvent.BillClosed _,
                    BillEvent.VoidRequested _,
                    BillEvent.PaymentVoided _,
                    BillEvent.VoidFailed _,
                    PaymentRequested _,
                    PaymentFailed _ -> true;
            case BillIssued _,
                    LedgerPosted _,
                    InvoiceNumbered _,
                    PaymentCaptured _,
                    RefundRequested _,
                    RefundPaid _,
                    RefundFailed _ -> false;
        };
    }

    private static void apply(Document bill, BillEvent event) {
        switch (event) {
            case BillIssued _ -> {}
            case LedgerPosted posted -> DriverShare.post(bill, posted.transaction());
            case InvoiceNumbered numbered -> number(bill, numbered);
            case PaymentRequested requested -> {
                if (!isPaid(bill)) {
                    pay(bill, "PENDING", null).append("method", requested.paymentMethod());
                }
            }
            case PaymentCaptured captured -> {
                if (!isPaid(bill)) {
                    pay(bill, "PAID", null).append("paidAt", captured.at().toString());
                }
            }
            case PaymentFailed failed -> {
                if (!isPaid(bill)) {
                    pay(bill, "FAILED", failed.code());
                }
            }
            case RefundRequested requested -> refund(bill, requested);
            case RefundPaid paid -> refunded(bill, paid.refund(), "PAID", null);
            case RefundFailed failed -> refunded(bill, failed.refund(), "FAILED", failed.code());
            case BillEvent.BillOpened _,
                    BillEvent.AuthorisationRequested _,
                    BillEvent.PaymentAuthorised _,
                    BillEvent.AuthorisationFailed _,
                    BillEvent.BillClosed _,
                    BillEvent.VoidRequested _,
                    BillEvent.PaymentVoided _,
                    BillEvent.VoidFailed _ -> {}
        }
    }

    private static Document issued(BillIssued issued) {
        Document bill = new Document("billId", issued.bill().value());
        if (issued.ride() != null) {
            bill.append("rideId", issued.ride().value());
        }
        if (issued.booking() != null) {
            bill.append("bookingId", issued.booking().value());
        }
        bill.append("customerId", issued.customer().value());
        if (issued.driver() != null) {
            bill.append(DRIVER, issued.driver().value());
            DriverShare.begin(bill, issued);
        }
        List<Document> lines = issued.lines().stream()
                .map(line -> new Document("label", line.label()).append("amount", MoneyDocument.of(line.amount())))
                .toList();
        Document payment = new Document(STATUS, issued.total().isZero() ? "NONE" : "PENDING");
        if (issued.booking() != null) {
            payment.append("method", issued.paymentMethod());
        }
        return bill.append("lines", lines)
                .append("total", MoneyDocument.of(issued.total()))
                .append(PAYMENT, payment)
                .append(NOTES, new ArrayList<Document>())
                .append("issuedAt", issued.at().toString())
                .append("_at", issued.at().toString());
    }

    private static void number(Document bill, InvoiceNumbered event) {
        if (event.kind() == InvoiceKind.INVOICE) {
            bill.append("invoiceNumber", event.number());
        } else {
            notes(bill).stream()
                    .filter(note -> event.purpose().equals(note.getString("refundId")))
                    .forEach(note -> note.append("number", event.number())
                            .append("issuedAt", event.at().toString()));
        }
    }

    private static void refund(Document bill, RefundRequested event) {
        if (event.by().equals(Bills.PLATFORM)) {
            return;
        }
        boolean again = notes(bill).stream().anyMatch(note -> event.refund().equals(note.getString("refundId")));
        if (again) {
            refunded(bill, event.refund(), "PENDING", null);
            return;
        }
        List<Document> notes = new ArrayList<>(notes(bill));
        notes.add(new Document("refundId", event.refund())
                .append("amount", MoneyDocument.of(event.amount()))
                .append("reason", event.reason())
                .append(STATUS, "PENDING"));
        bill.append(NOTES, notes);
        Money back = notes.stream()
                .map(note -> MoneyDocument.read(note.get("amount", Document.class)))
                .reduce(Money::plus)
                .orElseThrow();
        Money total = MoneyDocument.read(bill.get("total", Document.class));
        pay(bill, back.compareTo(total) < 0 ? "PARTLY_REFUNDED" : "REFUNDED", null);
    }

    private static void refunded(Document bill, String refund, String status, @Nullable String code) {
        notes(bill).stream()
                .filter(note -> refund.equals(note.getString("refundId")))
                .forEach(note -> {
                    note.append(STATUS, status);
                    note.remove("code");
                    if (code != null) {
                        note.append("code", code);
                    }
                });
    }

    private static Document pay(Document bill, String status, @Nullable String code) {
        Document payment = bill.get(PAYMENT, Document.class).append(STATUS, status);
        payment.remove("code");
        return code == null ? payment : payment.append("code", code);
    }

    private static boolean isPaid(Document bill) {
        return bill.get(PAYMENT, Document.class).containsKey("paidAt");
    }

    private static List<Document> notes(Document bill) {
        return bill.getList(NOTES, Document.class);
    }
}
