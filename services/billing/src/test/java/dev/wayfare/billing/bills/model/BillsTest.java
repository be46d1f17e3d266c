package dev.wayfare.billing.bills.model;

import static dev.wayfare.billing.bills.model.BillFixture.BILL;
import static dev.wayfare.billing.bills.model.BillFixture.DRIVER;
import static dev.wayfare.billing.bills.model.BillFixture.given;
import static dev.wayfare.billing.bills.model.BillFixture.issue;
import static dev.wayfare.billing.bills.model.BillFixture.number;
import static dev.wayfare.billing.bills.model.BillFixture.payAgain;
import static dev.wayfare.billing.bills.model.BillFixture.refund;
import static dev.wayfare.billing.bills.model.BillFixture.refundReported;
import static dev.wayfare.billing.bills.model.BillFixture.reported;
import static dev.wayfare.billing.bills.model.BillFixture.told;
import static dev.wayfare.billing.bills.model.BillFixture.usd;
import static dev.wayfare.contracts.billing.PaymentResult.DECLINED;
import static dev.wayfare.contracts.billing.PaymentResult.SUCCEEDED;
import static dev.wayfare.contracts.billing.PaymentResult.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wayfare.billing.bills.model.Bill.NothingDue;
import dev.wayfare.billing.bills.model.Bill.Owed;
import dev.wayfare.billing.bills.model.Bill.Paid;
import dev.wayfare.billing.bills.model.Bill.Paying;
import dev.wayfare.billing.bills.model.Bill.Unissued;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.contracts.billing.LedgerTransaction;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BillsTest {

    @Test
    void an_issued_bill_is_owed_by_the_rider_and_earned_by_driver_and_platform() {
        assertThat(given(issue(1250, 250)).balances())
                .containsEntry("rider:" + BillFixture.RIDER, 1250L)
                .containsEntry("driver:" + DRIVER, -1000L)
                .containsEntry("platform:commission", -250L);
    }

    @Test
    void where_nobody_drove_the_platform_earns_all_of_it() {
        assertThat(given(issue(300, 60, null)).balances())
                .containsEntry("platform:commission", -300L)
                .doesNotContainKey("driver:" + DRIVER);
    }

    @Test
    void a_total_of_zero_moves_no_money_and_still_gets_its_number() {
        BillFixture bill = given(issue(0, 0));
        assertThat(bill.ledger()).isEmpty();
        assertThat(told(bill.when(number(InvoiceKind.INVOICE, "bill")))).isEqualTo("InvoiceNumbered");
    }

    @Test
    void a_bill_whose_lines_do_not_sum_to_its_total_is_a_fault() {
        BillCommand.Issue good = issue(1000, 200);
        BillCommand.Issue bad = new BillCommand.Issue(
                good.bill(),
                good.ride(),
                good.customer(),
                good.driver(),
                good.lines(),
                usd(999),
                good.commission(),
                good.paymentMethod(),
                good.servedAt());
        assertThatThrownBy(() -> new BillFixture().when(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum to");
    }

    @Test
    void a_number_comes_once() {
        BillFixture bill = given(issue(1000, 200), number(InvoiceKind.INVOICE, "bill"));
        assertThat(told(bill.when(number(InvoiceKind.INVOICE, "bill")))).isEqualTo("-");
    }

    @Test
    void a_new_attempt_has_a_new_task_and_may_use_another_method() {
        BillFixture bill = given(issue(1000, 200), reported(1, DECLINED));
        Decision<BillEvent> decision = bill.when(new BillCommand.PayAgain(BillFixture.RIDER, "tok_other"));
        assertThat(decision).isInstanceOfSatisfying(Decision.Accepted.class, accepted -> assertThat(accepted.events())
                .singleElement()
                .isEqualTo(new BillEvent.PaymentRequested(
                        BillTasks.charge(BILL, 2), usd(1000), "tok_other", BillFixture.T0)));
    }

    @Test
    void a_charge_given_up_for_lost_that_succeeded_pays_the_bill_when_nothing_else_did() {
        BillFixture bill = given(issue(1000, 200), reported(1, UNREACHABLE), payAgain(), reported(2, DECLINED));
        bill.when(reported(1, SUCCEEDED));
        assertThat(bill.state()).isInstanceOf(Paid.class);
        assertThat(bill.riderOwes()).isZero();
    }

    @Test
    void what_was_captured_twice_goes_back_whole_without_a_credit_note() {
        BillFixture bill = given(issue(1000, 200), reported(1, UNREACHABLE), payAgain(), reported(2, SUCCEEDED));
        bill.when(reported(1, SUCCEEDED));
        assertThat(bill.riderOwes()).isEqualTo(-1000);
        Paid paid = (Paid) bill.state();
        Refund surplus = paid.refunds().getFirst();
        assertThat(surplus.surplus()).isTrue();
        assertThat(surplus.charge()).isEqualTo(BillTasks.charge(BILL, 1));
        assertThat(paid.refunded()).isEqualTo(usd(0));
        bill.when(refundReported(surplus.id(), 1, SUCCEEDED));
        assertThat(bill.riderOwes()).isZero();
        assertThat(bill.balances()).containsEntry("provider:simulated", 1000L);
    }

    @Test
    void a_payment_that_ends_after_a_late_one_paid_is_the_surplus() {
        BillFixture bill = given(issue(1000, 200), reported(1, UNREACHABLE), payAgain(), reported(1, SUCCEEDED));
        assertThat(told(bill.when(reported(2, SUCCEEDED)))).isEqualTo("PaymentCaptured post:payment RefundRequested");
        assertThat(told(given(issue(1000, 200), reported(1, UNREACHABLE), payAgain(), reported(1, SUCCEEDED))
                        .when(reported(2, DECLINED))))
                .isEqualTo("-");
    }

    @Test
    void a_refund_in_doubt_is_asked_again_under_the_same_key_and_a_declined_one_under_a_new_one() {
        BillCommand retry = new BillCommand.RetryRefund("r1");
        BillFixture lost = paidBill(refund("r1", 300), refundReported("r1", 1, UNREACHABLE));
        assertThat(payoutOf(lost.when(retry))).isEqualTo(BillTasks.payout(BILL, "r1", 1));
        BillFixture declined = paidBill(refund("r1", 300), refundReported("r1", 1, DECLINED));
        assertThat(payoutOf(declined.when(retry))).isEqualTo(BillTasks.payout(BILL, "r1", 2));
        assertThat(declined.balances().get(Ledger.driver(DRIVER)))
                .as("reversed once, however often paid out")
                .isEqualTo(-(800L - 240L));
    }

    @Test
    void refunds_in_odd_parts_undo_the_charge_to_the_last_cent() {
        BillFixture bill = given(issue(1003, 201), reported(1, SUCCEEDED));
        for (int part = 0; part < 17; part++) {
            bill.when(refund("r" + part, 59));
            bill.when(refundReported("r" + part, 1, SUCCEEDED));
        }
        assertThat(told(bill.when(refund("last", 1)))).isEqualTo("refund-too-large");
        assertThat(bill.balances().values()).containsOnly(0L);
    }

    @Test
    void the_platform_gives_up_its_share_of_a_refund_rounded_half_up() {
        BillFixture bill = given(issue(1000, 200), reported(1, SUCCEEDED), refund("r1", 3));
        assertThat(bill.balances())
                .containsEntry("platform:commission", -199L)
                .containsEntry("driver:" + DRIVER, -798L);
    }

    @Test
    void every_transaction_sums_to_zero_and_the_rider_owes_what_the_state_says_in_any_run() {
        Random random = new Random(11);
        for (int run = 0; run < 2_000; run++) {
            long total = random.nextInt(3) == 0 ? random.nextInt(4) : random.nextInt(10_000);
            BillFixture bill = given(issue(total, random.nextLong(total + 1)));
            List<BillCommand> said = new ArrayList<>();
            for (int step = 0; step < 30; step++) {
                BillCommand next = !said.isEmpty() && random.nextInt(4) == 0
                        ? said.get(random.nextInt(said.size()))
                        : anyCommand(random, total);
                said.add(next);
                bill.when(next);
                assertBooksAgree(bill, total);
            }
        }
    }

    @Test
    void every_state_survives_its_store() {
        List<BillFixture> bills = List.of(
                given(issue(0, 0)),
                given(issue(1000, 200)),
                given(issue(1000, 200, null), reported(1, UNREACHABLE)),
                paidBill(refund("r1", 300), refundReported("r1", 1, UNREACHABLE)));
        for (BillFixture bill : bills) {
            byte[] stored = Json.write(bill.state());
            assertThat(Json.read(stored, bill.state().getClass())).isEqualTo(bill.state());
            assertThat(stored.length).isLessThan(1_500);
        }
    }

    private static void assertBooksAgree(BillFixture bill, long total) {
        for (LedgerTransaction transaction : bill.ledger()) {
            assertThat(transaction.entries().stream()
                            .map(LedgerTransaction.Entry::amount)
                            .reduce(usd(0), Money::plus))
                    .isEqualTo(usd(0));
        }
        assertThat(bill.ledger().stream().map(LedgerTransaction::id)).doesNotHaveDuplicates();
        switch (bill.state()) {
            case Unissued _, Draft _ -> throw new AssertionError("it was issued");
            case NothingDue _ -> assertThat(bill.ledger()).isEmpty();
            case Paying _, Owed _ -> assertThat(bill.riderOwes()).isEqualTo(total);
            case Paid paid -> {
                long onItsWayBack = paid.refunds().stream()
                        .filter(refund -> refund.status() != Refund.Status.PAID)
                        .mapToLong(refund -> refund.amount().amountMinor())
                        .sum();
                assertThat(bill.riderOwes()).isEqualTo(-onItsWayBack);
                assertThat(paid.refunded().amountMinor()).isBetween(0L, total);
                assertThat(bill.balances().get("provider:simulated"))
                        .as("what the provider holds is the total, less what went back, but for surplus on its way")
                        .isEqualTo(total - paid.refunded().amountMinor() + onItsWayBack);
            }
        }
    }

    private static BillCommand anyCommand(Random random, long total) {
        PaymentResult result = List.of(SUCCEEDED, DECLINED, UNREACHABLE).get(random.nextInt(3));
        String refund = "r" + random.nextInt(4);
        return switch (random.nextInt(6)) {
            case 0, 1 -> reported(1 + random.nextInt(4), result);
            case 2 -> payAgain();
            case 3 -> refund(refund, random.nextLong(total + 2));
            case 4 ->
                random.nextBoolean()
                        ? refundReported(refund, 1 + random.nextInt(2), result)
                        : refundReported(
                                BillTasks.surplusRefund(BillTasks.charge(BILL, 1 + random.nextInt(4))), 1, result);
            default -> new BillCommand.RetryRefund(refund);
        };
    }

    private static BillFixture paidBill(BillCommand... more) {
        BillFixture bill = given(issue(1000, 200), reported(1, SUCCEEDED));
        for (BillCommand command : more) {
            bill.when(command);
        }
        return bill;
    }

    private static String payoutOf(Decision<BillEvent> decision) {
        if (decision instanceof Decision.Accepted<BillEvent> accepted
                && accepted.events().getFirst() instanceof BillEvent.RefundRequested requested) {
            return requested.task();
        }
        throw new AssertionError("no refund is requested by " + decision);
    }
}
