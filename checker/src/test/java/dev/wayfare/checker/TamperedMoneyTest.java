package dev.wayfare.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.BillEvent.InvoiceNumbered;
import dev.wayfare.contracts.billing.BillEvent.LedgerPosted;
import dev.wayfare.contracts.billing.BillEvent.PaymentCaptured;
import dev.wayfare.contracts.billing.BillEvent.PaymentRequested;
import dev.wayfare.contracts.billing.BillEvent.RefundPaid;
import dev.wayfare.contracts.billing.BillEvent.RefundRequested;
import dev.wayfare.contracts.billing.InvoiceEvent.NumberTaken;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideEvent.RideCancelled;
import dev.wayfare.contracts.rides.RideEvent.RideCompleted;
import dev.wayfare.contracts.rides.RideEvent.RiderNoShow;
import dev.wayfare.kernel.Ids;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TamperedMoneyTest extends Tampered {

    private static ObjectNode entry(TestLog.Entry posted, int index) {
        return (ObjectNode) posted.json.get("transaction").get("entries").get(index);
    }

    private static void add(ObjectNode entry, long minor) {
        ObjectNode amount = (ObjectNode) entry.get("amount");
        amount.put("amountMinor", amount.get("amountMinor").asLong() + minor);
    }

    @Test
    void a_ledger_transaction_that_is_off_by_one_cent() {
        add(entry(log.first(LedgerPosted.class), 1), 1);
        CheckReport report = caughtBy(ZERO_SUM);
        assertThat(of(report, ZERO_SUM).getFirst().what()).endsWith("sums to 1 USD (minor units)");
    }

    @Test
    void a_ledger_transaction_that_balances_only_across_currencies() {
        object(entry(log.first(LedgerPosted.class), 1)).put("currency", "EUR");
        CheckReport report = caughtBy(ZERO_SUM);
        assertThat(of(report, ZERO_SUM)).hasSize(2);
    }

    private static ObjectNode object(ObjectNode entry) {
        return (ObjectNode) entry.get("amount");
    }

    @Test
    void a_ledger_transaction_of_one_side() {
        TestLog.Entry posted = log.repeat(log.first(LedgerPosted.class));
        ObjectNode transaction = object(posted, "transaction");
        transaction.put("id", Ids.derive("ltx", "one side")).put("kind", "correction");
        ArrayNode entries = (ArrayNode) transaction.get("entries");
        while (entries.size() > 1) {
            entries.remove(1);
        }
        object((ObjectNode) entries.get(0)).put("amountMinor", 0);
        log.renumbered();
        caughtBy(ZERO_SUM);
    }

    @Test
    void a_ledger_transaction_that_is_no_posting_at_all_is_unreadable() {
        object(log.first(LedgerPosted.class), "transaction").remove("entries");
        caughtBy(READABLE, BOOKS, VERSIONS);
    }

    @Test
    void a_ledger_transaction_that_is_posted_again_with_another_content() {
        TestLog.Entry again = log.repeat(log.first(LedgerPosted.class));
        object(again, "transaction").put("kind", "correction");
        log.renumbered();
        CheckReport report = caughtBy(NEVER_CHANGED);
        assertThat(of(report, NEVER_CHANGED).getFirst().what()).endsWith("is posted again, changed");
    }

    @Test
    void a_ledger_transaction_that_is_posted_twice() {
        log.repeat(log.first(LedgerPosted.class));
        log.renumbered();
        caughtBy(NEVER_CHANGED, BOOKS);
    }

    @Test
    void a_capture_that_the_books_do_not_know() {
        log.remove(log.all(LedgerPosted.class).get(1));
        log.renumbered();
        caughtBy(BOOKS);
    }

    @Test
    void a_completed_ride_without_a_bill() {
        Life life = town.life()
                .requested()
                .offered(town.driver(0))
                .accepted()
                .arrived()
                .started()
                .completed();
        CheckReport report = caughtBy(BILLED_ONCE);
        assertThat(of(report, BILLED_ONCE).getFirst().subject()).isEqualTo(life.ride.value());
        caughtBy(CheckOptions.atWork(Town.NIGHT), BILLED_ONCE);
    }

    @Test
    void a_bill_over_another_amount_than_the_fare() {
        object(log.first(RideCompleted.class), "fare").put("amountMinor", 1251);
        CheckReport report = caughtBy(BILLED_ONCE);
        assertThat(of(report, BILLED_ONCE).getFirst().what())
                .isEqualTo("completed for 1251 USD (minor units), but billed 1250 USD (minor units)");
    }

    @Test
    void a_fare_that_the_tariff_does_not_know() {
        object(log.first(RideCompleted.class), "fare").put("amountMinor", 1350);
        object(log.first(BillIssued.class), "total").put("amountMinor", 1350);
        CheckReport report = check(CheckOptions.atRest(Town.NIGHT));
        assertThat(of(report, PRICED)).singleElement().satisfies(violation -> assertThat(violation.what())
                .contains("by the tariff 1250.0 USD"));
    }

    @Test
    void a_fee_for_a_cancellation_within_the_free_time_or_by_another_than_the_rider() {
        TestLog.Entry cancelled = log.of(town.cancelledForAFee().ride.value(), RideCancelled.class);
        String at = cancelled.json.get("at").asText();
        cancelled.json.put("at", Instant.parse(at).minusSeconds(20).toString());
        caughtBy(PRICED);
        cancelled.json.put("at", at).put("by", "DRIVER");
        caughtBy(PRICED);
    }

    @Test
    void a_no_show_before_the_wait_is_over() {
        TestLog.Entry noShow = log.first(RiderNoShow.class);
        Instant at = Instant.parse(noShow.json.get("at").asText());
        noShow.json.put("at", at.minusSeconds(100).toString());
        caughtBy(PRICED);
    }

    @Test
    void a_bill_whose_lines_do_not_sum_to_its_total() {
        ObjectNode line =
                (ObjectNode) log.first(BillIssued.class).json.get("lines").get(0);
        add(line, -1);
        caughtBy(BILLED_ONCE);
    }

    @Test
    void a_second_bill_of_a_ride() {
        Life life = town.completed();
        new Invoice(log, life.ride, life.rider, town.driver(0), Life.FARE, life.now());
        CheckReport report = caughtBy(BILLED_ONCE, NEVER_CHANGED, NUMBERS_AGREE);
        assertThat(of(report, BILLED_ONCE).getFirst().what()).endsWith("is billed a second time");
    }

    @Test
    void a_free_cancellation_that_is_billed() {
        Life life = town.cancelledFree();
        life.billed(Life.FEE).numbered(town.nextInvoice()).paid();
        CheckReport report = caughtBy(BILLED_ONCE);
        assertThat(of(report, BILLED_ONCE).getFirst().what())
                .isEqualTo("cancelled free of charge, but billed 500 USD (minor units)");
    }

    @Test
    void a_ride_that_found_no_driver_and_is_billed() {
        town.unserved().billed(Life.FEE).numbered(town.nextInvoice()).paid();
        caughtBy(BILLED_ONCE);
    }

    @Test
    void a_cancellation_fee_that_nobody_billed() {
        town.life().requested().offered(town.driver(0)).accepted().cancelled(CancelledBy.RIDER, Life.FEE);
        caughtBy(BILLED_ONCE);
    }

    @Test
    void a_bill_of_a_ride_that_goes_on() {
        Life life = town.life().requested().offered(town.driver(0)).accepted();
        life.billed(Life.FEE).numbered(town.nextInvoice()).paid();
        caughtBy(BILLED_ONCE, ENDS);
    }

    @Test
    void a_payment_that_is_captured_twice() {
        Life life = town.life()
                .requested()
                .offered(town.driver(0))
                .accepted()
                .arrived()
                .started()
                .completed();
        life.billed(Life.FARE).numbered(town.nextInvoice()).paid();
        log.repeat(log.last(PaymentCaptured.class));
        log.renumbered();
        CheckReport report = caughtBy(TAKEN_ONCE, BOOKS);
        assertThat(of(report, TAKEN_ONCE).getFirst().what()).endsWith("is captured a second time");
    }

    @Test
    void a_second_payment_whose_surplus_stays() {
        Life life = town.life()
                .requested()
                .offered(town.driver(0))
                .accepted()
                .arrived()
                .started()
                .completed();
        life.billed(Life.FARE).numbered(town.nextInvoice()).paid().requested().paid();
        CheckReport report = caughtBy(TAKEN_ONCE);
        assertThat(of(report, TAKEN_ONCE).getFirst().what()).startsWith("2 payments took 2500, the bill is 1250");
    }

    @Test
    void a_capture_of_another_amount() {
        Life life = town.life()
                .requested()
                .offered(town.driver(0))
                .accepted()
                .arrived()
                .started()
                .completed();
        life.billed(Life.FARE).numbered(town.nextInvoice()).paid();
        object(log.last(PaymentCaptured.class), "amount").put("amountMinor", 1249);
        caughtBy(TAKEN_ONCE, BOOKS);
    }

    @Test
    void a_capture_that_nobody_asked_for() {
        log.remove(log.first(PaymentRequested.class));
        log.renumbered();
        caughtBy(TAKEN_ONCE);
    }

    @Test
    void a_refund_that_is_paid_twice_or_was_not_asked_for() {
        log.repeat(log.last(RefundPaid.class));
        log.renumbered();
        caughtBy(TAKEN_ONCE, BOOKS);
        log.remove(log.last(RefundPaid.class));
        log.remove(log.last(RefundRequested.class));
        log.renumbered();
        caughtBy(TAKEN_ONCE);
    }

    @Test
    void a_gap_in_the_invoice_numbers() {
        TestLog.Entry taken = log.first(NumberTaken.class);
        String number = taken.json.get("number").asText();
        log.remove(taken);
        log.remove(log.all(InvoiceNumbered.class).stream()
                .filter(entry -> entry.json.get("number").asText().equals(number))
                .findFirst()
                .orElseThrow());
        log.renumbered();
        CheckReport report = caughtBy(GAPLESS, NUMBERS_AGREE);
        assertThat(of(report, GAPLESS).getFirst().what()).isEqualTo("sequence 2 where 1 follows");
        assertThat(of(report, NUMBERS_AGREE).getFirst().what()).isEqualTo("has no invoice number");
    }

    @Test
    void an_invoice_number_that_two_bills_have() {
        TestLog.Entry first = log.first(NumberTaken.class);
        TestLog.Entry second = log.all(NumberTaken.class).get(1);
        second.json.set("number", first.json.get("number"));
        caughtBy(GAPLESS, NUMBERS_AGREE);
    }

    @Test
    void an_invoice_number_that_never_reached_its_bill() {
        log.remove(log.last(InvoiceNumbered.class));
        log.renumbered();
        CheckReport report = caughtBy(NUMBERS_AGREE);
        assertThat(of(report, NUMBERS_AGREE)).hasSize(2);
    }

    @Test
    void a_bill_that_gets_a_second_number() {
        TestLog.Entry again = log.repeat(log.last(NumberTaken.class));
        again.json.put("sequence", again.json.get("sequence").asLong() + 1).put("number", "WF-2026-INVOICE-000777");
        log.renumbered();
        caughtBy(NUMBERS_AGREE);
    }
}
