package dev.wayfare.billing.bills.stream;

import dev.wayfare.billing.bills.model.Bill;
import dev.wayfare.billing.bills.model.Bill.Issued;
import dev.wayfare.billing.bills.model.BillCodes;
import dev.wayfare.billing.bills.model.Draft;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand.PaymentAnswered;
import dev.wayfare.contracts.travel.PaymentStep;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.runtime.decider.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a booking is told of its money. A step is answered once it has ended: yes only for money that is kept for it, so what
 * is found after it was given up is no yes. A step that is asked for again is answered again. Pure.
 */
final class BookingAnswers {

    private BookingAnswers() {}

    static void applied(Step<BillCommand, Bill, BillEvent> step, Outbox out) {
        BookingId booking = bookingOf(step.after());
        if (booking == null) {
            return;
        }
        List<PaymentAnswered> answers = new ArrayList<>();
        if (step.events().isEmpty()) {
            again(step, answers);
        }
        step.events().forEach(event -> answer(step, event, answers));
        answers.forEach(answer -> out.send(Topics.BOOKING_ACTIONS, booking.value(), answer));
    }

    static void refused(String bill, Bill state, BillCommand command, Refusal refusal, Outbox out) {
        PaymentStep step =
                switch (command) {
                    case BillCommand.Authorise _ -> PaymentStep.AUTHORISE;
                    case BillCommand.Capture _ -> PaymentStep.CAPTURE;
                    case BillCommand.VoidPayment _ -> PaymentStep.VOID;
                    case BillCommand.Refund _ -> PaymentStep.REFUND;
                    default -> null;
                };
        BookingId booking = state instanceof Bill.Unissued && step != PaymentStep.REFUND
                ? new BookingId(Ids.sibling(BookingId.PREFIX, new BillId(bill)))
                : bookingOf(state);
        if (step != null && booking != null) {
            out.send(
                    Topics.BOOKING_ACTIONS,
                    booking.value(),
                    new PaymentAnswered(step, PaymentResult.DECLINED, refusal.code()));
        }
    }

    private static @Nullable BookingId bookingOf(Bill bill) {
        return switch (bill) {
            case Bill.Unissued _ -> null;
            case Draft draft -> draft.terms().booking();
            case Issued issued -> issued.terms().booking();
        };
    }

    private static void again(Step<BillCommand, Bill, BillEvent> step, List<PaymentAnswered> answers) {
        switch (step.command()) {
            case BillCommand.Authorise _
            when step.after() instanceof Draft.Authorised -> answers.add(yes(PaymentStep.AUTHORISE));
            case BillCommand.Capture _ when step.after() instanceof Issued -> answers.add(yes(PaymentStep.CAPTURE));
            case BillCommand.VoidPayment _
            when step.after() instanceof Draft.Voided -> answers.add(yes(PaymentStep.VOID));
            default -> {}
        }
    }

    private static void answer(
            Step<BillCommand, Bill, BillEvent> step, BillEvent event, List<PaymentAnswered> answers) {
        switch (event) {
            case BillEvent.PaymentAuthorised _
            when step.after() instanceof Draft.Authorised -> answers.add(yes(PaymentStep.AUTHORISE));
            case BillEvent.AuthorisationFailed failed ->
                answers.add(new PaymentAnswered(PaymentStep.AUTHORISE, failed.result(), failed.code()));
            case BillEvent.BillIssued _ when isKept(step) -> answers.add(yes(PaymentStep.CAPTURE));
            case BillEvent.PaymentFailed failed ->
                answers.add(new PaymentAnswered(PaymentStep.CAPTURE, failed.result(), failed.code()));
            case BillEvent.BillClosed _ when step.after() instanceof Draft.Voided -> answers.add(yes(PaymentStep.VOID));
            case BillEvent.PaymentVoided _
            when step.after() instanceof Draft.Voided -> answers.add(yes(PaymentStep.VOID));
            case BillEvent.VoidFailed failed ->
                answers.add(new PaymentAnswered(PaymentStep.VOID, failed.result(), failed.code()));
            case BillEvent.RefundPaid _ -> answers.add(yes(PaymentStep.REFUND));
            case BillEvent.RefundFailed failed ->
                answers.add(new PaymentAnswered(PaymentStep.REFUND, resultOf(failed), failed.code()));
            default -> {}
        }
    }

    private static boolean isKept(Step<BillCommand, Bill, BillEvent> step) {
        return step.events().stream().noneMatch(BillEvent.RefundRequested.class::isInstance);
    }

    private static PaymentResult resultOf(BillEvent.RefundFailed failed) {
        return BillCodes.PROVIDER_UNREACHABLE.equals(failed.code())
                ? PaymentResult.UNREACHABLE
                : PaymentResult.DECLINED;
    }

    private static PaymentAnswered yes(PaymentStep step) {
        return new PaymentAnswered(step, PaymentResult.SUCCEEDED, null);
    }
}
