package dev.wayfare.billing.bills.model;

import dev.wayfare.billing.bills.model.Bill.Issued;
import dev.wayfare.billing.bills.model.Bill.Paid;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.BillEvent.LedgerPosted;
import dev.wayfare.contracts.billing.BillEvent.RefundFailed;
import dev.wayfare.contracts.billing.BillEvent.RefundPaid;
import dev.wayfare.contracts.billing.BillEvent.RefundRequested;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * The part of the rules that gives money back. A refund is promised, with its credit note and its reversal in the books,
 * the moment it is accepted; that the provider has paid it out is booked when the provider says so. Until then the
 * platform owes the rider, and the books show it.
 */
record Refunds(Ledger ledger) {

    Decision<BillEvent> request(Issued bill, BillCommand.Refund command, Instant now) {
        if (!(bill instanceof Paid paid)) {
            return Decision.refuse(
                    BillCodes.NOT_PAID, "bill " + bill.terms().bill() + " is not paid; there is nothing to give back");
        }
        Optional<Refund> known = paid.findRefund(command.refund());
        if (known.isPresent()) {
            return known.get().amount().equals(command.amount())
                    ? Decision.unchanged()
                    : Decision.refuse(
                            BillCodes.REFUND_ID_REUSED,
                            "refund " + command.refund() + " is of "
                                    + known.get().amount());
        }
        Money total = bill.terms().total();
        if (!command.amount().isPositive() || !command.amount().currency().equals(total.currency())) {
            return Decision.refuse(
                    BillCodes.REFUND_AMOUNT_INVALID,
                    "cannot refund " + command.amount() + "; it takes a positive amount of " + total.currency());
        }
        Money left = total.minus(paid.refunded());
        if (command.amount().compareTo(left) > 0) {
            return Decision.refuse(
                    BillCodes.REFUND_TOO_LARGE, "cannot refund " + command.amount() + "; " + left + " is left of it");
        }
        BillTerms terms = bill.terms();
        return Decision.accept(
                new RefundRequested(
                        command.refund(),
                        BillTasks.payout(terms.bill(), command.refund(), 1),
                        command.amount(),
                        command.by(),
                        command.reason(),
                        now),
                new LedgerPosted(ledger.reversal(terms, command.refund(), command.amount(), paid.refunded()), now));
    }

    Decision<BillEvent> retry(Issued bill, BillCommand.RetryRefund command, Instant now) {
        Optional<Refund> known = bill instanceof Paid paid ? paid.findRefund(command.refund()) : Optional.empty();
        if (known.isEmpty()) {
            return unknownRefund(command.refund());
        }
        Refund refund = known.get();
        if (refund.status() != Refund.Status.FAILED) {
            return Decision.unchanged();
        }
        int key = refund.inDoubt() ? refund.key() : refund.key() + 1;
        BillId id = bill.terms().bill();
        return Decision.accept(new RefundRequested(
                refund.id(),
                BillTasks.payout(id, refund.id(), key),
                refund.amount(),
                refund.by(),
                refund.reason(),
                now));
    }

    Decision<BillEvent> report(Issued bill, BillCommand.PaymentReported report, Instant now) {
        Optional<Refund> known = bill instanceof Paid paid ? paid.findRefundByTask(report.task()) : Optional.empty();
        if (known.isEmpty()) {
            return unknownTask(report.task());
        }
        Refund refund = known.get();
        if (report.result() == PaymentResult.SUCCEEDED) {
            return refund.status() == Refund.Status.PAID
                    ? Decision.unchanged()
                    : Decision.accept(
                            new RefundPaid(refund.id(), refund.amount(), report.providerReference(), now),
                            new LedgerPosted(ledger.payout(bill.terms(), refund), now));
        }
        boolean running = refund.status() == Refund.Status.RUNNING
                && BillTasks.payout(bill.terms().bill(), refund.id(), refund.key())
                        .equals(report.task());
        return running
                ? Decision.accept(new RefundFailed(refund.id(), failureCode(report), now))
                : Decision.unchanged();
    }

    /** What a second capture took goes back whole: no sale is undone by it. */
    static RefundRequested giveSurplusBack(BillTerms terms, String task, Instant now) {
        String refund = BillTasks.surplusRefund(task);
        return new RefundRequested(
                refund,
                BillTasks.payout(terms.bill(), refund, 1),
                terms.total(),
                Bills.PLATFORM,
                "captured twice",
                now);
    }

    static String failureCode(BillCommand.PaymentReported report) {
        return switch (report.result()) {
            case UNREACHABLE -> BillCodes.PROVIDER_UNREACHABLE;
            case DECLINED, SUCCEEDED -> report.code() == null ? BillCodes.DECLINED : report.code();
        };
    }

    static Decision<BillEvent> unknownRefund(String refund) {
        return Decision.refuse(BillCodes.REFUND_UNKNOWN, "this bill has no refund " + refund);
    }

    static Decision<BillEvent> unknownTask(String task) {
        return Decision.refuse(BillCodes.TASK_UNKNOWN, "this bill never asked the provider for " + task);
    }
}
