package dev.wayfare.checker;

import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.BillEvent.InvoiceNumbered;
import dev.wayfare.contracts.billing.BillEvent.LedgerPosted;
import dev.wayfare.contracts.billing.BillEvent.PaymentCaptured;
import dev.wayfare.contracts.billing.BillEvent.PaymentFailed;
import dev.wayfare.contracts.billing.BillEvent.PaymentRequested;
import dev.wayfare.contracts.billing.BillEvent.RefundFailed;
import dev.wayfare.contracts.billing.BillEvent.RefundPaid;
import dev.wayfare.contracts.billing.BillEvent.RefundRequested;
import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.billing.InvoiceEvent.NumberTaken;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.contracts.billing.LedgerTransaction;
import dev.wayfare.contracts.billing.LedgerTransaction.Entry;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One bill as it is written on the log, step by step. */
final class Invoice {

    static final String SERIES = "WF-2026-INVOICE";
    private static final String CREDIT_NOTES = "WF-2026-CREDIT_NOTE";

    final BillId bill;
    private final TestLog log;
    private final UserId rider;
    private final Money total;
    private final Instant at;
    private int attempts;

    Invoice(TestLog log, RideId ride, UserId rider, @Nullable UserId driver, Money total, Instant at) {
        this.bill = new BillId(Ids.sibling("bill", ride));
        this.log = log;
        this.rider = rider;
        this.total = total;
        this.at = at;
        Money commission = new Money(total.amountMinor() / 5, total.currency());
        log.put(
                Topics.PAYMENTS,
                bill.value(),
                new BillIssued(
                        bill,
                        ride,
                        rider,
                        driver,
                        List.of(new BillLine("Ride", total)),
                        total,
                        commission,
                        "tok_ok",
                        at,
                        at));
        posted(
                "charge",
                "bill",
                new Entry("rider:" + rider, total),
                new Entry("driver:" + driver, total.minus(commission).negate()),
                new Entry("platform:commission", commission.negate()));
        requested();
    }

    private void posted(String kind, String of, Entry... entries) {
        String id = Ids.derive("ltx", bill.value(), kind, of);
        log.put(Topics.PAYMENTS, bill.value(), new LedgerPosted(new LedgerTransaction(id, kind, List.of(entries)), at));
    }

    private String task() {
        return bill + "/charge/" + attempts;
    }

    Invoice requested() {
        attempts++;
        log.put(Topics.PAYMENTS, bill.value(), new PaymentRequested(task(), total, "tok_ok", at));
        return this;
    }

    Invoice numbered(long sequence) {
        numbered(SERIES, sequence, InvoiceKind.INVOICE, "bill");
        return this;
    }

    private void numbered(String series, long sequence, InvoiceKind kind, String purpose) {
        String number = String.format(Locale.ROOT, "%s-%06d", series, sequence);
        log.put(Topics.INVOICE_EVENTS, series, new NumberTaken(series, sequence, number, bill, kind, purpose, at));
        log.put(Topics.PAYMENTS, bill.value(), new InvoiceNumbered(kind, purpose, number, at));
    }

    Invoice failed() {
        log.put(Topics.PAYMENTS, bill.value(), new PaymentFailed(task(), PaymentResult.DECLINED, "card-declined", at));
        return this;
    }

    Invoice paid() {
        return paid(task());
    }

    private Invoice paid(String task) {
        log.put(Topics.PAYMENTS, bill.value(), new PaymentCaptured(task, total, "ch_1", at));
        posted("payment", task, new Entry("provider:sim", total), new Entry("rider:" + rider, total.negate()));
        return this;
    }

    /** The attempt before this one turns out to have succeeded, too; what it took goes back. */
    Invoice firstAttemptSucceededToo() {
        String first = bill + "/charge/" + (attempts - 1);
        paid(first);
        refundRequested("surplus/" + first, total);
        return refundPaid("surplus/" + first, total);
    }

    Invoice refundRequested(String refund, Money amount) {
        log.put(
                Topics.PAYMENTS,
                bill.value(),
                new RefundRequested(refund, bill + "/" + refund, amount, "support", "sorry", at));
        return this;
    }

    Invoice refundFailed(String refund) {
        log.put(Topics.PAYMENTS, bill.value(), new RefundFailed(refund, "provider-unreachable", at));
        return this;
    }

    Invoice refundPaid(String refund, Money amount) {
        log.put(Topics.PAYMENTS, bill.value(), new RefundPaid(refund, amount, "re_1", at));
        posted(
                "refund-payment",
                refund,
                new Entry("rider:" + rider, amount),
                new Entry("provider:sim", amount.negate()));
        return this;
    }

    /** Part of the sale is undone, with its credit note. */
    Invoice refunded(String refund, Money amount, long creditNote) {
        refundRequested(refund, amount);
        posted(
                "refund",
                refund,
                new Entry("rider:" + rider, amount.negate()),
                new Entry("platform:commission", amount));
        numbered(CREDIT_NOTES, creditNote, InvoiceKind.CREDIT_NOTE, refund);
        return refundPaid(refund, amount);
    }
}
