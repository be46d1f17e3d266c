package dev.wayfare.billing.bills.stream;

import dev.wayfare.billing.bills.model.Bill;
import dev.wayfare.billing.bills.model.Bill.NothingDue;
import dev.wayfare.billing.bills.model.Bill.Owed;
import dev.wayfare.billing.bills.model.Bill.Paid;
import dev.wayfare.billing.bills.model.Bill.Paying;
import dev.wayfare.billing.bills.model.Bill.Unissued;
import dev.wayfare.billing.bills.model.Bills;
import dev.wayfare.billing.bills.model.Draft;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Bills as the host runs them; keyed by bill.
 *
 * <p>A settled bill leaves the store when support can no longer refund it. One that is owed, or on its way, stays.
 */
public final class BillAggregate {

    private BillAggregate() {}

    /**
     * The description.
     *
     * @param provider name of the payment provider, as the ledger has it
     * @param bookingCommissionBasisPoints the platform's share of bookings
     * @param refundable how long after its last change a settled bill can be refunded
     */
    public static Aggregate<BillCommand, Bill, BillEvent> describe(
            String provider, int bookingCommissionBasisPoints, Duration refundable) {
        return Aggregate.named("bills", new Bills(provider, bookingCommissionBasisPoints))
                .state("unissued", Unissued.class)
                .state("authorising", Draft.Authorising.class)
                .state("unauthorised", Draft.Unauthorised.class)
                .state("authorised", Draft.Authorised.class)
                .state("capturing", Draft.Capturing.class)
                .state("voiding", Draft.Voiding.class)
                .state("voided", Draft.Voided.class)
                .state("nothing-due", NothingDue.class)
                .state("paying", Paying.class)
                .state("owed", Owed.class)
                .state("paid", Paid.class)
                .readsDeduplicated(Topics.BILLING_TASKS, BillCommand.class::cast)
                .timers(BillAggregate::retries)
                .effects(new BillEffects())
                .forgets(bill -> forgetAt(bill, refundable))
                .tells(BillEvent.PaymentFailed.class, BillEvent.RefundRequested.class, BillEvent.RefundFailed.class)
                .publishes(Topics.PAYMENTS);
    }

    static List<Due<BillCommand>> retries(Bill bill) {
        return switch (bill) {
            case Paid paid ->
                paid.refunds().stream()
                        .flatMap(refund -> refund.retryAt().stream()
                                .map(at -> new Due<BillCommand>(at, new BillCommand.RetryRefund(refund.id()))))
                        .toList();
            case Draft.Voiding voiding ->
                voiding.retryAt().stream()
                        .map(at -> new Due<BillCommand>(at, new BillCommand.RetryVoid()))
                        .toList();
            default -> List.of();
        };
    }

    static Optional<Instant> forgetAt(Bill bill, Duration refundable) {
        return switch (bill) {
            case Unissued _, Paying _, Owed _ -> Optional.empty();
            case Draft.Voided ended -> Optional.of(ended.at().plus(refundable));
            case Draft _ -> Optional.empty();
            case NothingDue free -> Optional.of(free.settledAt().plus(refundable));
            case Paid paid ->
                paid.allRefundsPaid() ? Optional.of(paid.settledAt().plus(refundable)) : Optional.empty();
        };
    }
}
