package dev.wayfare.billing.bills.stream;

import dev.wayfare.billing.bills.model.Bill;
import dev.wayfare.billing.bills.model.Bill.Paid;
import dev.wayfare.billing.bills.model.Bill.Paying;
import dev.wayfare.billing.bills.model.BillTasks;
import dev.wayfare.billing.bills.model.Bills;
import dev.wayfare.billing.bills.model.Capture;
import dev.wayfare.billing.bills.model.Draft;
import dev.wayfare.billing.bills.model.Refund;
import dev.wayfare.billing.invoices.model.SeriesName;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.BillEvent.AuthorisationRequested;
import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.BillEvent.PaymentRequested;
import dev.wayfare.contracts.billing.BillEvent.RefundRequested;
import dev.wayfare.contracts.billing.BillEvent.VoidRequested;
import dev.wayfare.contracts.billing.InvoiceCommand.AssignNumber;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.contracts.billing.PaymentTask;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.decider.Effects;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.runtime.decider.Step;

/** A bill asks for its numbers, and the provider's worker for money or to give it back; a booking's bill tells the booking. */
final class BillEffects implements Effects<BillCommand, Bill, BillEvent> {

    @Override
    public void applied(Step<BillCommand, Bill, BillEvent> step, Outbox out) {
        BillId bill = new BillId(step.key());
        for (BillEvent event : step.events()) {
            switch (event) {
                case BillIssued issued ->
                    askForNumber(SeriesName.at(issued.servedAt(), InvoiceKind.INVOICE), bill, Bills.BILL_PURPOSE, out);
                case PaymentRequested asked -> take(step.after(), asked, out);
                case AuthorisationRequested asked ->
                    out.send(
                            Topics.PAYMENT_TASKS,
                            step.key(),
                            new PaymentTask.Authorise(
                                    asked.task(),
                                    bill,
                                    asked.amount(),
                                    asked.paymentMethod(),
                                    asked.payBy(),
                                    asked.at()));
                case VoidRequested asked -> letGo((Draft) step.after(), asked, out);
                case RefundRequested asked -> giveBack(step, bill, asked, out);
                case BillEvent.InvoiceNumbered _,
                        BillEvent.LedgerPosted _,
                        BillEvent.PaymentCaptured _,
                        BillEvent.PaymentFailed _,
                        BillEvent.BillOpened _,
                        BillEvent.PaymentAuthorised _,
                        BillEvent.AuthorisationFailed _,
                        BillEvent.BillClosed _,
                        BillEvent.PaymentVoided _,
                        BillEvent.VoidFailed _,
                        BillEvent.RefundPaid _,
                        BillEvent.RefundFailed _ -> {}
            }
        }
        BookingAnswers.applied(step, out);
    }

    @Override
    public void refused(String key, Bill state, BillCommand command, Refusal refusal, Outbox out) {
        BookingAnswers.refused(key, state, command, refusal, out);
    }

    private static void take(Bill bill, PaymentRequested asked, Outbox out) {
        switch (bill) {
            case Paying paying -> charge(paying, asked, out);
            case Draft.Capturing draft -> capture(draft, asked, out);
            default -> throw new IllegalStateException("no money is asked for in " + bill);
        }
    }

    private static void capture(Draft.Capturing bill, PaymentRequested asked, Outbox out) {
        BillId id = bill.terms().bill();
        out.send(
                Topics.PAYMENT_TASKS,
                id.value(),
                new PaymentTask.Capture(
                        asked.task(), id, asked.amount(), BillTasks.authorisation(id, bill.attempts()), asked.at()));
    }

    private static void letGo(Draft bill, VoidRequested asked, Outbox out) {
        BillId id = bill.terms().bill();
        out.send(
                Topics.PAYMENT_TASKS,
                id.value(),
                new PaymentTask.VoidAuthorisation(
                        asked.task(), id, bill.terms().total(), asked.authorisation(), asked.capture(), asked.at()));
    }

    private static void charge(Paying bill, PaymentRequested asked, Outbox out) {
        BillId id = bill.terms().bill();
        out.send(
                Topics.PAYMENT_TASKS,
                id.value(),
                new PaymentTask.Charge(
                        asked.task(), id, asked.amount(), asked.paymentMethod(), bill.tasksInDoubt(), asked.at()));
    }

    private static void giveBack(
            Step<BillCommand, Bill, BillEvent> step, BillId bill, RefundRequested asked, Outbox out) {
        Paid paid = (Paid) step.after();
        Refund refund = paid.findRefund(asked.refund()).orElseThrow();
        Capture charge = paid.findCapture(refund.charge()).orElseThrow();
        out.send(
                Topics.PAYMENT_TASKS,
                step.key(),
                new PaymentTask.RefundCharge(
                        asked.task(), bill, asked.amount(), charge.task(), charge.providerReference(), asked.at()));
        boolean first = refund.asked() == 1;
        if (first && !refund.surplus()) {
            askForNumber(SeriesName.at(asked.at(), InvoiceKind.CREDIT_NOTE), bill, refund.id(), out);
        }
    }

    private static void askForNumber(SeriesName series, BillId bill, String purpose, Outbox out) {
        out.send(Topics.INVOICE_NUMBERS, series.text(), new AssignNumber(series.text(), bill, series.kind(), purpose));
    }
}
