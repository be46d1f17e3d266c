package dev.wayfare.billing.bills.model;

import dev.wayfare.billing.bills.model.Bill.Issued;
import dev.wayfare.billing.bills.model.Bill.NothingDue;
import dev.wayfare.billing.bills.model.Bill.Owed;
import dev.wayfare.billing.bills.model.Bill.Paid;
import dev.wayfare.billing.bills.model.Bill.Paying;
import dev.wayfare.billing.bills.model.Bill.Unissued;
import dev.wayfare.billing.bills.model.Draft.Authorised;
import dev.wayfare.billing.bills.model.Draft.Capturing;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.BillEvent.AuthorisationFailed;
import dev.wayfare.contracts.billing.BillEvent.AuthorisationRequested;
import dev.wayfare.contracts.billing.BillEvent.BillClosed;
import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.BillEvent.BillOpened;
import dev.wayfare.contracts.billing.BillEvent.InvoiceNumbered;
import dev.wayfare.contracts.billing.BillEvent.LedgerPosted;
import dev.wayfare.contracts.billing.BillEvent.PaymentAuthorised;
import dev.wayfare.contracts.billing.BillEvent.PaymentCaptured;
import dev.wayfare.contracts.billing.BillEvent.PaymentFailed;
import dev.wayfare.contracts.billing.BillEvent.PaymentRequested;
import dev.wayfare.contracts.billing.BillEvent.PaymentVoided;
import dev.wayfare.contracts.billing.BillEvent.RefundFailed;
import dev.wayfare.contracts.billing.BillEvent.RefundPaid;
import dev.wayfare.contracts.billing.BillEvent.RefundRequested;
import dev.wayfare.contracts.billing.BillEvent.VoidFailed;
import dev.wayfare.contracts.billing.BillEvent.VoidRequested;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.contracts.billing.PaymentResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What each event makes of a bill. An event that no decision could have accepted here is a fault. */
final class BillEvolution {

    private BillEvolution() {}

    static Bill evolve(Bill state, BillEvent event) {
        return switch (event) {
            case BillIssued issued -> issued(state, issued);
            case InvoiceNumbered numbered -> numbered(state, numbered);
            case LedgerPosted _ -> state;
            case PaymentRequested requested -> requested(state, requested);
            case PaymentCaptured captured -> captured(state, captured);
            case PaymentFailed failed -> failed(state, failed);
            case RefundRequested requested -> refundRequested(state, requested);
            case BillOpened opened -> DraftEvolution.opened(state, opened);
            case AuthorisationRequested requested -> DraftEvolution.requested(state, requested);
            case PaymentAuthorised authorised -> DraftEvolution.authorised(state, authorised);
            case AuthorisationFailed failed -> DraftEvolution.authorisationFailed(state, failed);
            case BillClosed closed -> DraftEvolution.closed(state, closed);
            case VoidRequested requested -> DraftEvolution.voidRequested(state, requested);
            case PaymentVoided voided -> DraftEvolution.voided(state, voided);
            case VoidFailed failed -> DraftEvolution.voidFailed(state, failed);
            case RefundPaid paid -> withRefund(state, paid.refund(), paid, refund -> refund.paid(paid.at()));
            case RefundFailed failed ->
                withRefund(state, failed.refund(), failed, refund -> refund.failed(failed.code(), failed.at()));
        };
    }

    private static Bill issued(Bill state, BillIssued event) {
        int attempts =
                switch (state) {
                    case Unissued _ -> 0;
                    case Draft draft -> draft.attempts();
                    case Issued _ -> throw impossible(state, event);
                };
        BillTerms terms = BillTerms.of(event);
        return terms.total().isZero()
                ? new NothingDue(terms, false, event.paymentMethod(), event.at())
                : new Paying(terms, false, event.paymentMethod(), attempts, 0);
    }

    private static Bill numbered(Bill state, InvoiceNumbered event) {
        if (event.kind() == InvoiceKind.CREDIT_NOTE) {
            return withRefund(state, event.purpose(), event, Refund::withCreditNote);
        }
        return switch (state) {
            case Unissued _, Draft _ -> throw impossible(state, event);
            case NothingDue s -> new NothingDue(s.terms(), true, s.method(), s.settledAt());
            case Paying s -> new Paying(s.terms(), true, s.method(), s.attempts(), s.inDoubt());
            case Owed s -> new Owed(s.terms(), true, s.method(), s.attempts(), s.inDoubt(), s.failure());
            case Paid s ->
                new Paid(s.terms(), true, s.method(), s.attempts(), s.captures(), s.refunds(), s.settledAt());
        };
    }

    private static Bill requested(Bill state, PaymentRequested event) {
        return switch (state) {
            case Authorised s -> DraftEvolution.captureRequested(s);
            case Unissued _, Draft _, NothingDue _, Paid _ -> throw impossible(state, event);
            case Paying s -> new Paying(s.terms(), s.numbered(), event.paymentMethod(), s.attempts() + 1, s.inDoubt());
            case Owed s -> new Paying(s.terms(), s.numbered(), event.paymentMethod(), s.attempts() + 1, s.inDoubt());
        };
    }

    private static Bill captured(Bill state, PaymentCaptured event) {
        Capture capture = new Capture(event.task(), event.amount(), event.providerReference());
        return switch (state) {
            case Unissued _, Draft _, NothingDue _ -> throw impossible(state, event);
            case Paying s -> paid(s, List.of(capture), List.of(), event.at());
            case Owed s -> paid(s, List.of(capture), List.of(), event.at());
            case Paid s -> paid(s, with(s.captures(), capture), s.refunds(), event.at());
        };
    }

    private static Bill failed(Bill state, PaymentFailed event) {
        if (state instanceof Capturing draft) {
            return DraftEvolution.captureFailed(draft, event.at());
        }
        if (!(state instanceof Paying paying)) {
            throw impossible(state, event);
        }
        int inDoubt = event.result() == PaymentResult.UNREACHABLE ? paying.inDoubt() + 1 : 0;
        return new Owed(paying.terms(), paying.numbered(), paying.method(), paying.attempts(), inDoubt, event.code());
    }

    private static Bill refundRequested(Bill state, RefundRequested event) {
        if (!(state instanceof Paid paid)) {
            throw impossible(state, event);
        }
        if (paid.findRefund(event.refund()).isPresent()) {
            return withRefund(state, event.refund(), event, refund -> {
                String same = BillTasks.payout(paid.terms().bill(), refund.id(), refund.key());
                return refund.askedAgain(same.equals(event.task()) ? refund.key() : refund.key() + 1, event.at());
            });
        }
        List<Capture> captures = paid.captures();
        Capture surplus = captures.stream()
                .skip(1)
                .filter(capture -> BillTasks.surplusRefund(capture.task()).equals(event.refund()))
                .findFirst()
                .orElse(null);
        Refund refund = Refund.first(
                event.refund(),
                surplus == null ? captures.getFirst().task() : surplus.task(),
                event.amount(),
                event.by(),
                event.reason(),
                surplus != null,
                event.at());
        return paid(paid, captures, with(paid.refunds(), refund), event.at());
    }

    private static Bill withRefund(Bill state, String id, BillEvent event, UnaryOperator<Refund> change) {
        if (!(state instanceof Paid paid) || paid.findRefund(id).isEmpty()) {
            throw impossible(state, event);
        }
        List<Refund> refunds = paid.refunds().stream()
                .map(refund -> refund.id().equals(id) ? change.apply(refund) : refund)
                .toList();
        return paid(paid, paid.captures(), refunds, event.at());
    }

    private static Paid paid(Issued bill, List<Capture> captures, List<Refund> refunds, Instant at) {
        return new Paid(bill.terms(), bill.numbered(), bill.method(), bill.attempts(), captures, refunds, at);
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }

    static IllegalStateException impossible(Bill state, BillEvent event) {
        return new IllegalStateException("no rule accepts " + event + " in " + state);
    }
}
