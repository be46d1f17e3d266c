package dev.wayfare.billing.bills.model;

import dev.wayfare.billing.bills.model.Bill.Issued;
import dev.wayfare.billing.bills.model.Bill.NothingDue;
import dev.wayfare.billing.bills.model.Bill.Owed;
import dev.wayfare.billing.bills.model.Bill.Paid;
import dev.wayfare.billing.bills.model.Bill.Paying;
import dev.wayfare.billing.bills.model.Bill.Unissued;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.BillEvent.InvoiceNumbered;
import dev.wayfare.contracts.billing.BillEvent.LedgerPosted;
import dev.wayfare.contracts.billing.BillEvent.PaymentCaptured;
import dev.wayfare.contracts.billing.BillEvent.PaymentFailed;
import dev.wayfare.contracts.billing.BillEvent.PaymentRequested;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.kernel.Decider;
import dev.wayfare.kernel.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a bill.
 *
 * <p>A customer is never charged twice: only one payment runs at a time, every attempt has its own task name, and an attempt
 * after one that was given up for lost says so, that the provider may first be asked about the lost one. If that one turns
 * out to have succeeded, it pays the bill; beside a newer one that succeeded, too, what it took goes back by itself.
 *
 * <p>Stateless; safe from any thread.
 */
public final class Bills implements Decider<BillCommand, Bill, BillEvent> {

    /** Purpose of the number that a bill itself gets; a credit note's purpose is its refund. */
    public static final String BILL_PURPOSE = "bill";

    /** In whose name what was captured twice goes back. */
    public static final String PLATFORM = "platform";

    private final Ledger ledger;
    private final Refunds refunds;
    private final Drafts drafts;

    /**
     * Rules of bills that this payment provider settles.
     *
     * @param provider its name in the ledger
     * @param bookingCommissionBasisPoints the platform's share of bookings, 1000 = 10 %; that of a ride is in its tariff
     */
    public Bills(String provider, int bookingCommissionBasisPoints) {
        this.ledger = new Ledger(provider);
        this.refunds = new Refunds(ledger);
        this.drafts = new Drafts(ledger, refunds, bookingCommissionBasisPoints);
    }

    @Override
    public Bill initial() {
        return new Unissued();
    }

    @Override
    public Decision<BillEvent> decide(Bill state, BillCommand command, Instant now) {
        return switch (state) {
            case Unissued _ ->
                switch (command) {
                    case BillCommand.Issue issue -> issue(issue, now);
                    case BillCommand.Authorise authorise -> drafts.open(authorise, now);
                    default -> unknown();
                };
            case Draft draft -> drafts.decide(draft, command, now);
            case Issued bill -> decideIssued(bill, command, now);
        };
    }

    @Override
    public Bill evolve(Bill state, BillEvent event) {
        return BillEvolution.evolve(state, event);
    }

    private Decision<BillEvent> decideIssued(Issued bill, BillCommand command, Instant now) {
        return switch (command) {
            case BillCommand.Issue issue -> issueAgain(bill, issue);
            case BillCommand.NumberAssigned assigned -> number(bill, assigned, now);
            case BillCommand.PaymentReported report -> report(bill, report, now);
            case BillCommand.PayAgain pay -> payAgain(bill, pay, now);
            case BillCommand.Refund refund -> refunds.request(bill, refund, now);
            case BillCommand.RetryRefund retry -> refunds.retry(bill, retry, now);
            case BillCommand.Authorise authorise -> authoriseIssued(bill, authorise);
            case BillCommand.Capture _ -> bill.terms().ride() == null ? Decision.unchanged() : noBooking(bill);
            case BillCommand.VoidPayment close -> voidIssued(bill, close, now);
            case BillCommand.RetryVoid _ -> Decision.unchanged();
        };
    }

    private Decision<BillEvent> issue(BillCommand.Issue issue, Instant now) {
        BillTerms terms = BillTerms.of(issue);
        List<BillEvent> events = new ArrayList<>();
        events.add(new BillEvent.BillIssued(
                issue.bill(),
                issue.ride(),
                issue.customer(),
                issue.driver(),
                issue.lines(),
                issue.total(),
                issue.commission(),
                issue.paymentMethod(),
                issue.servedAt(),
                now));
        if (terms.total().isPositive()) {
            events.add(new LedgerPosted(ledger.charge(terms), now));
            events.add(
                    new PaymentRequested(BillTasks.charge(terms.bill(), 1), terms.total(), issue.paymentMethod(), now));
        }
        return Decision.accept(events);
    }

    private static Decision<BillEvent> issueAgain(Issued bill, BillCommand.Issue issue) {
        return BillTerms.of(issue).equals(bill.terms())
                ? Decision.unchanged()
                : Decision.refuse(
                        BillCodes.ALREADY_ISSUED,
                        "bill " + bill.terms().bill() + " stands with other terms; refund it instead of changing it");
    }

    private static Decision<BillEvent> authoriseIssued(Issued bill, BillCommand.Authorise authorise) {
        if (!bill.terms().isOf(authorise)) {
            return noBooking(bill);
        }
        boolean gaveAllBack =
                bill instanceof Paid paid && paid.refunded().equals(paid.terms().total());
        return gaveAllBack
                ? Decision.refuse(
                        BillCodes.BILL_CLOSED, "all of bill " + bill.terms().bill() + " went back")
                : Decision.unchanged();
    }

    /** The booking gave up while its capture was on its way: what was taken goes back. */
    private Decision<BillEvent> voidIssued(Issued bill, BillCommand.VoidPayment command, Instant now) {
        if (bill.terms().booking() == null) {
            return noBooking(bill);
        }
        return bill instanceof Paid paid ? drafts.giveAllBack(paid, command.reason(), now) : Decision.unchanged();
    }

    private static Decision<BillEvent> noBooking(Issued bill) {
        return Decision.refuse(
                BillCodes.ALREADY_ISSUED,
                "bill " + bill.terms().bill() + " stands with other terms; refund it instead of changing it");
    }

    private Decision<BillEvent> number(Issued bill, BillCommand.NumberAssigned assigned, Instant now) {
        boolean had =
                switch (assigned.kind()) {
                    case INVOICE -> bill.numbered();
                    case CREDIT_NOTE ->
                        bill instanceof Paid paid
                                && paid.findRefund(assigned.purpose())
                                        .map(Refund::creditNoted)
                                        .orElse(false);
                };
        if (had) {
            return Decision.unchanged();
        }
        if (assigned.kind() == InvoiceKind.CREDIT_NOTE
                && !(bill instanceof Paid paid
                        && paid.findRefund(assigned.purpose()).isPresent())) {
            return Refunds.unknownRefund(assigned.purpose());
        }
        return Decision.accept(new InvoiceNumbered(assigned.kind(), assigned.purpose(), assigned.number(), now));
    }

    private Decision<BillEvent> report(Issued bill, BillCommand.PaymentReported report, Instant now) {
        if (BillTasks.isCharge(bill.terms().bill(), bill.attempts(), report.task())) {
            return report.result() == PaymentResult.SUCCEEDED
                    ? captured(bill, report, now)
                    : notCaptured(bill, report, now);
        }
        boolean ofDraft = BillTasks.isVoid(bill.terms().bill(), bill.attempts(), report.task())
                || BillTasks.isAuthorisation(bill.terms().bill(), bill.attempts(), report.task());
        return ofDraft ? Decision.unchanged() : refunds.report(bill, report, now);
    }

    private Decision<BillEvent> captured(Issued bill, BillCommand.PaymentReported report, Instant now) {
        BillTerms terms = bill.terms();
        List<BillEvent> taken = List.of(
                new PaymentCaptured(report.task(), terms.total(), report.providerReference(), now),
                new LedgerPosted(ledger.payment(terms, report.task(), terms.total()), now));
        return switch (bill) {
            case Paying _, Owed _ -> Decision.accept(taken);
            case NothingDue _ -> Refunds.unknownTask(report.task());
            case Paid paid -> {
                if (paid.findCapture(report.task()).isPresent()) {
                    yield Decision.unchanged();
                }
                List<BillEvent> events = new ArrayList<>(taken);
                events.add(Refunds.giveSurplusBack(terms, report.task(), now));
                yield Decision.accept(events);
            }
        };
    }

    private static Decision<BillEvent> notCaptured(Issued bill, BillCommand.PaymentReported report, Instant now) {
        boolean running = bill instanceof Paying paying
                && BillTasks.charge(paying.terms().bill(), paying.attempts()).equals(report.task());
        return running
                ? Decision.accept(new PaymentFailed(report.task(), report.result(), Refunds.failureCode(report), now))
                : Decision.unchanged();
    }

    private static Decision<BillEvent> payAgain(Issued bill, BillCommand.PayAgain pay, Instant now) {
        BillTerms terms = bill.terms();
        if (!pay.by().equals(terms.customer())) {
            return Decision.refuse(BillCodes.NOT_YOURS, "bill " + terms.bill() + " is somebody else's");
        }
        return switch (bill) {
            case Paying _ ->
                Decision.refuse(
                        BillCodes.PAYMENT_RUNNING,
                        "a payment of bill " + terms.bill() + " is running; wait for its end");
            case NothingDue _, Paid _ ->
                Decision.refuse(BillCodes.ALREADY_PAID, "nothing is owed on bill " + terms.bill());
            case Owed owed ->
                Decision.accept(new PaymentRequested(
                        BillTasks.charge(terms.bill(), owed.attempts() + 1),
                        terms.total(),
                        pay.paymentMethod() == null ? owed.method() : pay.paymentMethod(),
                        now));
        };
    }

    private static Decision<BillEvent> unknown() {
        return Decision.refuse(BillCodes.BILL_UNKNOWN, "nobody has issued this bill, or it left the books long ago");
    }
}
