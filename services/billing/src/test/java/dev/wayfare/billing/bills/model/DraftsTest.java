package dev.wayfare.billing.bills.model;

import static dev.wayfare.billing.bills.model.BillFixture.given;
import static dev.wayfare.billing.bills.model.BillFixture.refund;
import static dev.wayfare.billing.bills.model.BillFixture.reported;
import static dev.wayfare.billing.bills.model.BillFixture.told;
import static dev.wayfare.billing.bills.model.DraftFixture.BILL;
import static dev.wayfare.billing.bills.model.DraftFixture.TRAVELLER;
import static dev.wayfare.billing.bills.model.DraftFixture.authorise;
import static dev.wayfare.billing.bills.model.DraftFixture.authorised;
import static dev.wayfare.billing.bills.model.DraftFixture.captured;
import static dev.wayfare.billing.bills.model.DraftFixture.close;
import static dev.wayfare.billing.bills.model.DraftFixture.voided;
import static dev.wayfare.contracts.billing.PaymentResult.DECLINED;
import static dev.wayfare.contracts.billing.PaymentResult.SUCCEEDED;
import static dev.wayfare.contracts.billing.PaymentResult.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wayfare.billing.bills.model.Bill.NothingDue;
import dev.wayfare.billing.bills.model.Bill.Paid;
import dev.wayfare.billing.bills.model.Draft.Authorised;
import dev.wayfare.billing.bills.model.Draft.Unauthorised;
import dev.wayfare.billing.bills.model.Draft.Voided;
import dev.wayfare.billing.bills.model.Draft.Voiding;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.wire.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bad days and good ones of a booking's money. */
class DraftsTest {

    private static final BillCommand CAPTURE = new BillCommand.Capture();
    private static final String TRAVELLERS = "traveller:" + TRAVELLER;

    @Test
    void a_confirmed_booking_is_charged_once_to_its_traveller_and_owed_to_its_suppliers() {
        BillFixture bill = paid();
        assertThat(bill.balances())
                .containsEntry(TRAVELLERS, 0L)
                .containsEntry("provider:simulated", 90_000L)
                .containsEntry("supplier:payable", -81_000L)
                .containsEntry("platform:commission", -9_000L);
        assertThat(told(bill.when(captured(1, SUCCEEDED)))).isEqualTo("-");
        assertThat(told(bill.when(CAPTURE))).isEqualTo("-");
    }

    @Test
    void nothing_is_booked_before_money_is_taken() {
        BillFixture bill = given(authorise("tok_ok"), authorised(1, SUCCEEDED), CAPTURE);
        assertThat(bill.ledger()).isEmpty();
        assertThat(bill.events()).noneMatch(BillEvent.BillIssued.class::isInstance);
    }

    @Test
    void the_bill_says_the_lines_and_the_booking_it_was_opened_with() {
        BillEvent.BillIssued issued = paid().events().stream()
                .filter(BillEvent.BillIssued.class::isInstance)
                .map(BillEvent.BillIssued.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(issued.booking()).isEqualTo(DraftFixture.BOOKING);
        assertThat(issued.ride()).isNull();
        assertThat(issued.lines()).isEqualTo(authorise("tok_ok").lines());
        assertThat(issued.paymentMethod()).isEqualTo("tok_ok");
    }

    @Test
    void after_a_definite_no_another_method_may_be_tried_and_only_its_authorisation_is_captured() {
        BillFixture bill = given(
                authorise("tok_declined"),
                authorised(1, DECLINED),
                authorise("tok_ok"),
                authorised(2, SUCCEEDED),
                CAPTURE);
        assertThat(bill.events().getLast())
                .isEqualTo(new BillEvent.PaymentRequested(
                        BillTasks.charge(BILL, 2), BillFixture.usd(90_000), "tok_ok", BillFixture.T0));
        assertThat(told(bill.when(captured(1, SUCCEEDED)))).isEqualTo("task-unknown");
    }

    @Test
    void an_authorisation_that_nobody_heard_the_end_of_is_voided_before_another_is_asked_for() {
        BillFixture bill = given(authorise("tok_unreachable"), authorised(1, UNREACHABLE));
        assertThat(told(bill.when(authorise("tok_ok")))).isEqualTo("payment-running");
        bill.when(voided(1, SUCCEEDED));
        assertThat(told(bill.when(authorise("tok_ok")))).isEqualTo("AuthorisationRequested");
    }

    @Test
    void an_authorisation_that_comes_to_light_after_it_was_given_up_is_let_go_and_never_captured() {
        BillFixture bill = given(authorise("tok_timeout_then_ok"), authorised(1, UNREACHABLE));
        assertThat(told(bill.when(authorised(1, SUCCEEDED)))).isEqualTo("-");
        bill.when(voided(1, SUCCEEDED));
        assertThat(told(bill.when(CAPTURE))).isEqualTo("not-authorised");
        assertThat(bill.state()).isInstanceOf(Unauthorised.class);
    }

    @Test
    void a_booking_cancelled_while_its_payment_runs_lets_go_what_is_then_authorised() {
        BillFixture bill = given(authorise("tok_ok"), close());
        assertThat(told(bill.when(authorised(1, SUCCEEDED)))).isEqualTo("PaymentAuthorised VoidRequested");
        bill.when(voided(1, SUCCEEDED));
        assertThat(bill.state()).isInstanceOf(Voided.class);
    }

    @Test
    void a_booking_cancelled_while_its_capture_runs_gives_back_what_is_then_taken() {
        BillFixture bill = given(authorise("tok_ok"), authorised(1, SUCCEEDED), CAPTURE, close());
        bill.when(captured(1, SUCCEEDED));
        String refund = BillTasks.voidRefund(BILL);
        bill.when(reported(BillTasks.payout(BILL, refund, 1), SUCCEEDED));
        assertThat(bill.balances().values()).containsOnly(0L);
        assertThat(((Paid) bill.state()).allRefundsPaid()).isTrue();
    }

    @Test
    void a_capture_given_up_for_lost_that_had_succeeded_is_booked_and_goes_back_whole() {
        BillFixture bill =
                given(authorise("tok_ok"), authorised(1, SUCCEEDED), CAPTURE, captured(1, UNREACHABLE), close());
        bill.when(captured(1, SUCCEEDED));
        assertThat(told(bill.when(voided(1, DECLINED)))).isEqualTo("-");
        bill.when(reported(BillTasks.payout(BILL, BillTasks.voidRefund(BILL), 1), SUCCEEDED));
        assertThat(bill.balances().values()).containsOnly(0L);
    }

    @Test
    void a_booking_that_gives_up_after_its_money_was_taken_gets_all_of_it_back_once() {
        BillFixture bill = paid();
        assertThat(told(bill.when(close()))).isEqualTo("RefundRequested post:refund");
        assertThat(told(bill.when(close()))).isEqualTo("-");
    }

    @Test
    void one_that_gives_up_after_a_part_went_back_gets_the_rest() {
        BillFixture bill = paid();
        bill.when(refund("item-1", 30_000));
        bill.when(close());
        assertThat(((Paid) bill.state()).refunded()).isEqualTo(BillFixture.usd(90_000));
    }

    @Test
    void a_cancelled_booking_nets_to_its_fee_shared_as_the_sale_was() {
        BillFixture bill = paid();
        bill.when(refund("cancelled", 60_000));
        bill.when(reported(BillTasks.payout(BILL, "cancelled", 1), SUCCEEDED));
        assertThat(bill.balances())
                .containsEntry(TRAVELLERS, 0L)
                .containsEntry("provider:simulated", 30_000L)
                .containsEntry("supplier:payable", -27_000L)
                .containsEntry("platform:commission", -3_000L);
    }

    @Test
    void items_cancelled_one_by_one_never_give_back_more_than_was_paid() {
        BillFixture bill = paid();
        bill.when(refund("item-1", 30_000));
        bill.when(refund("item-2", 60_000));
        assertThat(told(bill.when(refund("item-3", 1)))).isEqualTo("refund-too-large");
        bill.when(reported(BillTasks.payout(BILL, "item-1", 1), SUCCEEDED));
        bill.when(reported(BillTasks.payout(BILL, "item-2", 1), SUCCEEDED));
        assertThat(bill.balances().values()).containsOnly(0L);
    }

    @Test
    void a_void_in_doubt_is_asked_again_under_its_name_ever_more_rarely() {
        BillFixture bill = given(authorise("tok_ok"), authorised(1, SUCCEEDED), close(), voided(1, UNREACHABLE));
        Duration first = Duration.between(BillFixture.T0, retryAt(bill));
        bill.when(new BillCommand.RetryVoid());
        assertThat(bill.events().getLast())
                .isInstanceOfSatisfying(BillEvent.VoidRequested.class, asked -> assertThat(asked.task())
                        .isEqualTo(BillTasks.letGo(BILL, 1)));
        bill.when(voided(1, UNREACHABLE));
        assertThat(Duration.between(BillFixture.T0, retryAt(bill))).isGreaterThan(first);
        bill.when(voided(1, SUCCEEDED));
        bill.when(new BillCommand.RetryVoid());
        bill.when(voided(1, SUCCEEDED));
        assertThat(bill.state()).isInstanceOf(Voided.class);
    }

    @Test
    void a_late_attempt_is_refused_before_the_provider_is_asked() {
        BillFixture bill = given(authorise("tok_declined"), authorised(1, DECLINED));
        assertThat(told(bill.at(DraftFixture.PAY_BY).when(authorise("tok_ok")))).isEqualTo("AuthorisationRequested");
        BillFixture late = given(authorise("tok_declined"), authorised(1, DECLINED));
        assertThat(told(late.at(DraftFixture.PAY_BY.plusMillis(1)).when(authorise("tok_ok"))))
                .isEqualTo("payment-too-late");
    }

    @Test
    void a_booking_that_costs_nothing_asks_no_provider_and_still_has_a_bill() {
        BillFixture bill = given(authorise(0, "tok_ok"));
        assertThat(bill.state()).isInstanceOf(Authorised.class);
        assertThat(told(bill.when(CAPTURE))).isEqualTo("BillIssued");
        assertThat(bill.state()).isInstanceOf(NothingDue.class);
        BillFixture closed = given(authorise(0, "tok_ok"), close());
        assertThat(closed.state()).isInstanceOf(Voided.class);
        assertThat(closed.events()).noneMatch(BillEvent.VoidRequested.class::isInstance);
    }

    @Test
    void lines_that_do_not_sum_to_the_total_are_a_fault() {
        BillCommand.Authorise good = authorise("tok_ok");
        BillCommand.Authorise bad = new BillCommand.Authorise(
                good.bill(),
                good.booking(),
                good.customer(),
                good.lines(),
                BillFixture.usd(1),
                good.paymentMethod(),
                good.payBy());
        assertThatThrownBy(() -> new BillFixture().when(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sum to");
    }

    @Test
    void every_state_survives_its_store() {
        List<BillFixture> bills = List.of(
                given(authorise("tok_ok")),
                given(authorise("tok_ok"), authorised(1, DECLINED)),
                given(authorise("tok_ok"), authorised(1, SUCCEEDED)),
                given(authorise("tok_ok"), authorised(1, SUCCEEDED), CAPTURE, close()),
                given(authorise("tok_ok"), authorised(1, UNREACHABLE), voided(1, UNREACHABLE)),
                given(authorise("tok_ok"), close(), authorised(1, DECLINED)),
                paid());
        for (BillFixture bill : bills) {
            byte[] stored = Json.write(bill.state());
            assertThat(Json.read(stored, bill.state().getClass())).isEqualTo(bill.state());
            assertThat(stored.length).isLessThan(1_500);
        }
    }

    private static BillFixture paid() {
        return given(authorise("tok_ok"), authorised(1, SUCCEEDED), CAPTURE, captured(1, SUCCEEDED));
    }

    private static java.time.Instant retryAt(BillFixture bill) {
        return ((Voiding) bill.state()).retryAt().orElseThrow();
    }
}
