package dev.wayfare.billing.bills.model;

import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a bill stands. A ride's is issued at once, a booking's is a {@link Draft} first. Every issued one knows the terms, whether the bill has its invoice number, and by
 * which method it was last charged.
 */
public sealed interface Bill permits Bill.Unissued, Bill.Issued, Draft {

    /** Nobody has asked for it. */
    record Unissued() implements Bill {}

    /** A bill that exists. */
    sealed interface Issued extends Bill {
        BillTerms terms();

        /** True once it has its invoice number. */
        boolean numbered();

        /** The payment method that the last attempt used. */
        String method();

        /** How many charges were asked for; the last one is the newest. */
        int attempts();
    }

    /** A total of zero: nothing will ever be paid. */
    record NothingDue(BillTerms terms, boolean numbered, String method, Instant settledAt) implements Issued {
        @Override
        public int attempts() {
            return 0;
        }
    }

    /**
     * The provider is being asked.
     *
     * @param inDoubt how many of the attempts right before this one ended without an answer
     */
    record Paying(BillTerms terms, boolean numbered, String method, int attempts, int inDoubt) implements Issued {

        /** The tasks of those attempts: the money may have been taken by one of them. */
        public List<String> tasksInDoubt() {
            return IntStream.range(attempts - inDoubt, attempts)
                    .mapToObj(attempt -> BillTasks.charge(terms.bill(), attempt))
                    .toList();
        }
    }

    /**
     * The last attempt failed: the customer owes the total, and can pay again.
     *
     * @param inDoubt how many of the last attempts ended without an answer
     * @param failure the code of the last failure
     */
    record Owed(BillTerms terms, boolean numbered, String method, int attempts, int inDoubt, String failure)
            implements Issued {}

    /**
     * Paid.
     *
     * @param captures what the provider took; the first pays the bill, any other is surplus and goes back
     * @param refunds in the order in which they were asked for
     * @param settledAt time of the last change
     */
    record Paid(
            BillTerms terms,
            boolean numbered,
            String method,
            int attempts,
            List<Capture> captures,
            List<Refund> refunds,
            Instant settledAt)
            implements Issued {
        public Paid {
            captures = List.copyOf(captures);
            refunds = List.copyOf(refunds);
        }

        /** What support has given back or promised to. */
        public Money refunded() {
            return refunds.stream()
                    .filter(refund -> !refund.surplus())
                    .map(Refund::amount)
                    .reduce(Money.zero(terms.total().currency()), Money::plus);
        }

        /** True when no money is on its way back. */
        public boolean allRefundsPaid() {
            return refunds.stream().allMatch(refund -> refund.status() == Refund.Status.PAID);
        }

        public Optional<Refund> findRefund(String id) {
            return refunds.stream().filter(refund -> refund.id().equals(id)).findFirst();
        }

        Optional<Refund> findRefundByTask(String task) {
            return refunds.stream()
                    .filter(refund -> BillTasks.isPayout(terms.bill(), refund, task))
                    .findFirst();
        }

        public Optional<Capture> findCapture(String task) {
            return captures.stream()
                    .filter(capture -> capture.task().equals(task))
                    .findFirst();
        }
    }
}
