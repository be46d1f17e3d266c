package dev.wayfare.billing.bills.model;

import dev.wayfare.billing.bills.model.Bill.Paid;
import dev.wayfare.billing.bills.model.Draft.Authorised;
import dev.wayfare.billing.bills.model.Draft.Authorising;
import dev.wayfare.billing.bills.model.Draft.Capturing;
import dev.wayfare.billing.bills.model.Draft.Unauthorised;
import dev.wayfare.billing.bills.model.Draft.Voided;
import dev.wayfare.billing.bills.model.Draft.Voiding;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.BillEvent.AuthorisationFailed;
import dev.wayfare.contracts.billing.BillEvent.AuthorisationRequested;
import dev.wayfare.contracts.billing.BillEvent.BillClosed;
import dev.wayfare.contracts.billing.BillEvent.BillOpened;
import dev.wayfare.contracts.billing.BillEvent.LedgerPosted;
import dev.wayfare.contracts.billing.BillEvent.PaymentAuthorised;
import dev.wayfare.contracts.billing.BillEvent.PaymentCaptured;
import dev.wayfare.contracts.billing.BillEvent.PaymentFailed;
import dev.wayfare.contracts.billing.BillEvent.PaymentRequested;
import dev.wayfare.contracts.billing.BillEvent.PaymentVoided;
import dev.wayfare.contracts.billing.BillEvent.VoidFailed;
import dev.wayfare.contracts.billing.BillEvent.VoidRequested;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a booking's bill until it is issued: reserve, then take or let go.
 *
 * <p>No money is kept without a confirmed booking: an authorisation whose end nobody knows is voided at once; one that ends
 * well after the booking came to nothing is voided, too; and a capture that turns out to have succeeded after all is booked
 * and refunded whole. The bill is issued, and takes an invoice number, only with money that was taken.
 */
record Drafts(Ledger ledger, Refunds refunds, int commissionBasisPoints) {

    /** In whose name what was captured for a booking that came to nothing goes back. */
    static final String BOOKING = "booking";

    Decision<BillEvent> open(BillCommand.Authorise command, Instant now) {
        BillTerms terms = BillTerms.of(command, commissionBasisPoints, now);
        List<BillEvent> events = new ArrayList<>();
        events.add(new BillOpened(
                terms.bill(),
                command.booking(),
                terms.customer(),
                command.lines(),
                terms.total(),
                terms.commission(),
                now));
        events.add(attempt(terms, 1, command, now));
        return Decision.accept(events);
    }

    private static BillEvent attempt(BillTerms terms, int attempt, BillCommand.Authorise command, Instant now) {
        String task = BillTasks.authorisation(terms.bill(), attempt);
        return terms.total().isZero()
                ? new PaymentAuthorised(task, terms.total(), null, now)
                : new AuthorisationRequested(task, terms.total(), command.paymentMethod(), command.payBy(), now);
    }

    Decision<BillEvent> decide(Draft draft, BillCommand command, Instant now) {
        return switch (command) {
            case BillCommand.Issue _ -> otherTerms(draft.terms());
            case BillCommand.Authorise authorise -> authorise(draft, authorise, now);
            case BillCommand.Capture _ -> capture(draft, now);
            case BillCommand.VoidPayment close -> close(draft, close, now);
            case BillCommand.RetryVoid _ -> retryVoid(draft, now);
            case BillCommand.PaymentReported report -> report(draft, report, now);
            case BillCommand.PayAgain pay -> notPayable(draft.terms(), pay);
            case BillCommand.Refund _ ->
                Decision.refuse(
                        BillCodes.NOT_PAID,
                        "bill " + draft.terms().bill() + " is not paid; there is nothing to give back");
            case BillCommand.RetryRefund retry -> Refunds.unknownRefund(retry.refund());
            case BillCommand.NumberAssigned _ ->
                Decision.refuse(
                        BillCodes.NOT_ISSUED, "bill " + draft.terms().bill() + " is not issued; it bears no number");
        };
    }

    private Decision<BillEvent> authorise(Draft draft, BillCommand.Authorise command, Instant now) {
        BillTerms terms = draft.terms();
        if (!terms.isOf(command)) {
            return otherTerms(terms);
        }
        return switch (draft) {
            case Authorising s when s.closed() == null -> Decision.unchanged();
            case Authorised _ -> Decision.unchanged();
            case Capturing s when s.closed() == null -> Decision.unchanged();
            case Unauthorised s
            when now.isAfter(command.payBy()) ->
                Decision.refuse(
                        BillCodes.PAYMENT_TOO_LATE,
                        "bill " + s.terms().bill() + " had to be paid by " + command.payBy());
            case Unauthorised s -> Decision.accept(attempt(terms, s.attempts() + 1, command, now));
            case Voiding s
            when s.closed() == null ->
                Decision.refuse(
                        BillCodes.PAYMENT_RUNNING,
                        "the end of an earlier payment of bill " + terms.bill() + " is not known yet; try later");
            case Authorising _, Capturing _, Voiding _, Voided _ -> isClosed(terms);
        };
    }

    private static Decision<BillEvent> capture(Draft draft, Instant now) {
        BillTerms terms = draft.terms();
        return switch (draft) {
            case Authorised s when terms.total().isZero() -> Decision.accept(issued(s, now));
            case Authorised s ->
                Decision.accept(new PaymentRequested(
                        BillTasks.charge(terms.bill(), s.attempts()), terms.total(), s.method(), now));
            case Capturing s when s.closed() == null -> Decision.unchanged();
            case Authorising s when s.closed() == null -> notAuthorised(terms);
            case Unauthorised _ -> notAuthorised(terms);
            case Voiding s when s.closed() == null -> notAuthorised(terms);
            case Authorising _, Capturing _, Voiding _, Voided _ -> isClosed(terms);
        };
    }

    private static Decision<BillEvent> close(Draft draft, BillCommand.VoidPayment command, Instant now) {
        BillClosed closed = new BillClosed(command.reason(), now);
        return switch (draft) {
            case Authorising s -> s.closed() == null ? Decision.accept(closed) : Decision.unchanged();
            case Capturing s -> s.closed() == null ? Decision.accept(closed) : Decision.unchanged();
            case Voiding s -> s.closed() == null ? Decision.accept(closed) : Decision.unchanged();
            case Unauthorised _ -> Decision.accept(closed);
            case Authorised s when s.terms().total().isZero() -> Decision.accept(closed);
            case Authorised s -> Decision.accept(closed, letGo(s, false, now));
            case Voided _ -> Decision.unchanged();
        };
    }

    private static Decision<BillEvent> retryVoid(Draft draft, Instant now) {
        return draft instanceof Voiding s && s.inDoubt()
                ? Decision.accept(letGo(s, s.captureInDoubt(), now))
                : Decision.unchanged();
    }

    private Decision<BillEvent> report(Draft draft, BillCommand.PaymentReported report, Instant now) {
        BillId bill = draft.terms().bill();
        String task = report.task();
        if (BillTasks.isCharge(bill, draft.attempts(), task)) {
            return captureReported(draft, report, now);
        }
        if (BillTasks.isAuthorisation(bill, draft.attempts(), task)) {
            return authorisationReported(draft, report, now);
        }
        if (BillTasks.isVoid(bill, draft.attempts(), task)) {
            return voidReported(draft, report, now);
        }
        return Refunds.unknownTask(task);
    }

    private static Decision<BillEvent> authorisationReported(
            Draft draft, BillCommand.PaymentReported report, Instant now) {
        boolean running = draft instanceof Authorising s
                && BillTasks.authorisation(s.terms().bill(), s.attempts()).equals(report.task());
        if (!running) {
            return Decision.unchanged();
        }
        Authorising asked = (Authorising) draft;
        return switch (report.result()) {
            case SUCCEEDED -> {
                BillEvent authorised =
                        new PaymentAuthorised(report.task(), asked.terms().total(), report.providerReference(), now);
                yield asked.closed() == null
                        ? Decision.accept(authorised)
                        : Decision.accept(authorised, letGo(asked, false, now));
            }
            case DECLINED -> Decision.accept(authorisationFailed(report, now));
            case UNREACHABLE -> Decision.accept(authorisationFailed(report, now), letGo(asked, false, now));
        };
    }

    private Decision<BillEvent> captureReported(Draft draft, BillCommand.PaymentReported report, Instant now) {
        boolean newest =
                BillTasks.charge(draft.terms().bill(), draft.attempts()).equals(report.task());
        if (report.result() == PaymentResult.SUCCEEDED) {
            return switch (draft) {
                case Capturing s when newest -> captured(s, report, now);
                case Voiding s when newest -> captured(s, report, now);
                case Voided s when newest -> captured(s, report, now);
                case Unauthorised s when newest -> captured(s, report, now);
                case Authorising _, Authorised _, Capturing _, Unauthorised _, Voiding _, Voided _ ->
                    Refunds.unknownTask(report.task());
            };
        }
        if (!(draft instanceof Capturing asked && newest)) {
            return Decision.unchanged();
        }
        boolean inDoubt = report.result() == PaymentResult.UNREACHABLE;
        return Decision.accept(
                new PaymentFailed(report.task(), report.result(), Refunds.failureCode(report), now),
                letGo(asked, inDoubt, now));
    }

    /** Only a capture that the booking still waits for is kept; what comes to light after it was given up goes back whole. */
    private Decision<BillEvent> captured(Draft draft, BillCommand.PaymentReported report, Instant now) {
        List<BillEvent> events = new ArrayList<>(issued(draft, now));
        events.add(new PaymentCaptured(report.task(), draft.terms().total(), report.providerReference(), now));
        Bill after = draft;
        BillTerms terms = BillTerms.of((BillEvent.BillIssued) events.getFirst());
        events.add(1, new LedgerPosted(ledger.charge(terms), now));
        events.add(new LedgerPosted(ledger.payment(terms, report.task(), terms.total()), now));
        boolean kept = draft instanceof Capturing s && s.closed() == null;
        if (!kept) {
            for (BillEvent event : events) {
                after = BillEvolution.evolve(after, event);
            }
            String reason = draft instanceof Voided s ? s.closed() : "the booking was not confirmed";
            events.addAll(accepted(giveAllBack((Paid) after, reason, now)));
        }
        return Decision.accept(events);
    }

    private static List<BillEvent> issued(Draft draft, Instant now) {
        BillTerms terms = draft.terms();
        return List.of(new BillEvent.BillIssued(
                terms.bill(),
                null,
                terms.customer(),
                null,
                terms.lines(),
                terms.total(),
                terms.commission(),
                draft.method(),
                now,
                now,
                terms.booking()));
    }

    /** What is left of a paid bill goes back, once; nothing when nothing is left. */
    Decision<BillEvent> giveAllBack(Paid paid, String reason, Instant now) {
        String refund = BillTasks.voidRefund(paid.terms().bill());
        var left = paid.terms().total().minus(paid.refunded());
        return left.isZero() || paid.findRefund(refund).isPresent()
                ? Decision.unchanged()
                : refunds.request(paid, new BillCommand.Refund(refund, left, BOOKING, reason), now);
    }

    private static Decision<BillEvent> voidReported(Draft draft, BillCommand.PaymentReported report, Instant now) {
        boolean running = draft instanceof Voiding s
                && BillTasks.letGo(s.terms().bill(), s.attempts()).equals(report.task());
        if (!running) {
            return Decision.unchanged();
        }
        Voiding asked = (Voiding) draft;
        if (report.result() == PaymentResult.SUCCEEDED) {
            return Decision.accept(new PaymentVoided(report.task(), now));
        }
        return asked.failure() == null
                ? Decision.accept(new VoidFailed(report.task(), report.result(), Refunds.failureCode(report), now))
                : Decision.unchanged();
    }

    private static AuthorisationFailed authorisationFailed(BillCommand.PaymentReported report, Instant now) {
        return new AuthorisationFailed(report.task(), report.result(), Refunds.failureCode(report), now);
    }

    private static VoidRequested letGo(Draft draft, boolean captureInDoubt, Instant now) {
        BillId bill = draft.terms().bill();
        return new VoidRequested(
                BillTasks.letGo(bill, draft.attempts()),
                BillTasks.authorisation(bill, draft.attempts()),
                captureInDoubt ? BillTasks.charge(bill, draft.attempts()) : null,
                now);
    }

    private static List<BillEvent> accepted(Decision<BillEvent> decision) {
        return switch (decision) {
            case Decision.Accepted<BillEvent> accepted -> accepted.events();
            case Decision.Refused<BillEvent> refused ->
                throw new IllegalStateException("a whole refund cannot be refused: " + refused.refusal());
        };
    }

    private static Decision<BillEvent> notPayable(BillTerms terms, BillCommand.PayAgain pay) {
        return pay.by().equals(terms.customer())
                ? Decision.refuse(
                        BillCodes.NOT_ISSUED,
                        "bill " + terms.bill() + " is not issued; pay its booking " + terms.booking() + " instead")
                : Decision.refuse(BillCodes.NOT_YOURS, "bill " + terms.bill() + " is somebody else's");
    }

    private static Decision<BillEvent> otherTerms(BillTerms terms) {
        return Decision.refuse(
                BillCodes.ALREADY_ISSUED,
                "bill " + terms.bill() + " stands with other terms; void it instead of changing it");
    }

    private static Decision<BillEvent> notAuthorised(BillTerms terms) {
        return Decision.refuse(BillCodes.NOT_AUTHORISED, "nothing is authorised on bill " + terms.bill());
    }

    private static Decision<BillEvent> isClosed(BillTerms terms) {
        return Decision.refuse(BillCodes.BILL_CLOSED, "the booking of bill " + terms.bill() + " came to nothing");
    }
}
