package dev.wayfare.checker.billing;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.Fingerprints;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.BillEvent.PaymentCaptured;
import dev.wayfare.contracts.billing.BillEvent.PaymentRequested;
import dev.wayfare.contracts.billing.BillEvent.RefundPaid;
import dev.wayfare.contracts.billing.BillEvent.RefundRequested;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a customer's money is never more than his bill. Each payment that was asked for takes the bill's total
 * at most once; where a payment that was given up for lost turns out to have succeeded beside a newer one, what it took
 * is on its way back. Each refund is paid once, and all together not more than was taken.
 */
public final class MoneyTakenOnce extends NamedCheck {

    private final boolean whole;
    private final Map<String, Till> bills = new HashMap<>();
    private final Fingerprints asked = new Fingerprints();
    private final Fingerprints captures = new Fingerprints();
    private int owed;
    private int takenTwice;

    public MoneyTakenOnce(Bounds bounds) {
        super(6, "money is taken once, and refunded at most once", Set.of(Topics.PAYMENTS.name()));
        whole = bounds.isWhole(Topics.PAYMENTS.name());
    }

    private static final class Till {
        @Nullable
        Money total;

        long taken;
        long givenBack;
        long paidBack;
        int captures;
        final Place place;
        Map<String, Boolean> refunds = Map.of();

        Till(Place place) {
            this.place = place;
        }
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (!whole) {
            return;
        }
        Till till = bills.computeIfAbsent(record.key(), bill -> new Till(record.place()));
        switch (record.value()) {
            case BillIssued issued ->
                till.total = new Money(
                        issued.total().amountMinor(), issued.total().currency().intern());
            case PaymentRequested requested -> asked.add(record.key(), requested.task());
            case PaymentCaptured captured -> captured(record, till, captured, findings);
            case RefundRequested requested -> refundRequested(till, requested);
            case RefundPaid paid -> refundPaid(record, till, paid, findings);
            default -> {}
        }
    }

    private void captured(Decoded record, Till till, PaymentCaptured captured, Findings findings) {
        findings.examined();
        if (till.total == null) {
            findings.violation(record, captured.task() + " took money without a bill");
        } else if (!captured.amount().equals(till.total)) {
            findings.violation(record, captured.task() + " took " + captured.amount() + ", the bill is " + till.total);
        }
        if (!captures.add(record.key(), captured.task())) {
            findings.violation(record, captured.task() + " is captured a second time");
        } else if (!asked.contains(record.key(), captured.task())) {
            findings.violation(record, captured.task() + " took money, but was not asked for");
        }
        till.captures++;
        till.taken += captured.amount().amountMinor();
    }

    /** A refund that failed is asked for again under its own id: it counts once. */
    private static void refundRequested(Till till, RefundRequested requested) {
        if (till.refunds.isEmpty()) {
            till.refunds = new HashMap<>(2);
        }
        if (till.refunds.putIfAbsent(requested.refund(), false) == null) {
            till.givenBack += requested.amount().amountMinor();
        }
    }

    private static void refundPaid(Decoded record, Till till, RefundPaid paid, Findings findings) {
        findings.examined();
        Boolean before = till.refunds.get(paid.refund());
        if (before == null) {
            findings.violation(record, "refund " + paid.refund() + " is paid, but was not asked for");
            return;
        }
        if (before) {
            findings.violation(record, "refund " + paid.refund() + " is paid a second time");
        }
        till.refunds.put(paid.refund(), true);
        till.paidBack += paid.amount().amountMinor();
        if (till.paidBack > till.taken) {
            findings.violation(record, "refunds of " + till.paidBack + " exceed the " + till.taken + " taken");
        }
    }

    @Override
    public void finish(Findings findings) {
        bills.forEach((bill, till) -> {
            long total = till.total == null ? 0 : till.total.amountMinor();
            if (till.taken - till.givenBack > total && till.captures > 1) {
                findings.violation(
                        till.place,
                        bill,
                        till.captures + " payments took " + till.taken + ", the bill is " + total + ", refunds are "
                                + till.givenBack);
            } else if (till.captures > 1) {
                takenTwice++;
            }
            if (till.captures == 0 && total > 0) {
                owed++;
            }
        });
        if (owed > 0) {
            findings.note(owed + " bills are owed");
        }
        if (takenTwice > 0) {
            findings.note(takenTwice + " bills were paid twice, the surplus given back");
        }
    }
}
