package dev.wayfare.billing.bills.model;

import static dev.wayfare.billing.bills.model.BillFixture.given;
import static dev.wayfare.billing.bills.model.BillFixture.issue;
import static dev.wayfare.billing.bills.model.BillFixture.number;
import static dev.wayfare.billing.bills.model.BillFixture.payAgain;
import static dev.wayfare.billing.bills.model.BillFixture.refund;
import static dev.wayfare.billing.bills.model.BillFixture.refundReported;
import static dev.wayfare.billing.bills.model.BillFixture.reported;
import static dev.wayfare.contracts.billing.PaymentResult.DECLINED;
import static dev.wayfare.contracts.billing.PaymentResult.SUCCEEDED;
import static dev.wayfare.contracts.billing.PaymentResult.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every command in every state of a ride's bill; a booking's is in {@link DraftTransitionTableTest}. The states stand in the columns of {@link #STATES}, in this order in each row. */
class BillTransitionTableTest {

    private static final UserId OTHER = new UserId(Ids.derive("user", "other"));
    private static final String R = "refund-1";

    private static final Map<String, Supplier<BillFixture>> STATES = states();

    private static final List<Row> TABLE = List.of(
            row("issue", issue(1000, 200))
                    .unissued("BillIssued post:charge PaymentRequested")
                    .nothingDue("already-issued")
                    .paying("-")
                    .owed("-")
                    .paid("-")
                    .refunding("-")
                    .refundFailed("-"),
            row("issue otherwise", issue(1001, 200))
                    .unissued("BillIssued post:charge PaymentRequested")
                    .others("already-issued"),
            row("invoice number", number(InvoiceKind.INVOICE, "bill")).others("InvoiceNumbered"),
            row("credit note number", number(InvoiceKind.CREDIT_NOTE, R))
                    .others("refund-unknown")
                    .refunding("InvoiceNumbered")
                    .refundFailed("InvoiceNumbered"),
            row("newest charge succeeded", reported(2, SUCCEEDED))
                    .others("PaymentCaptured post:payment")
                    .nothingDue("task-unknown")
                    .paid("-")
                    .refunding("-")
                    .refundFailed("-"),
            row("newest charge declined", reported(2, DECLINED))
                    .others("-")
                    .nothingDue("task-unknown")
                    .paying("PaymentFailed"),
            row("newest charge unreachable", reported(2, UNREACHABLE))
                    .others("-")
                    .nothingDue("task-unknown")
                    .paying("PaymentFailed"),
            row("older charge succeeded", reported(1, SUCCEEDED))
                    .others("PaymentCaptured post:payment RefundRequested")
                    .nothingDue("task-unknown")
                    .paying("PaymentCaptured post:payment")
                    .owed("PaymentCaptured post:payment"),
            row("older charge declined", reported(1, DECLINED)).others("-").nothingDue("task-unknown"),
            row("older charge unreachable", reported(1, UNREACHABLE))
                    .others("-")
                    .nothingDue("task-unknown"),
            row("charge never asked for", reported(3, SUCCEEDED)).others("task-unknown"),
            row("refund succeeded", refundReported(R, 1, SUCCEEDED))
                    .others("task-unknown")
                    .refunding("RefundPaid post:refund-payment")
                    .refundFailed("RefundPaid post:refund-payment"),
            row("refund declined", refundReported(R, 1, DECLINED))
                    .others("task-unknown")
                    .refunding("RefundFailed")
                    .refundFailed("-"),
            row("refund unreachable", refundReported(R, 1, UNREACHABLE))
                    .others("task-unknown")
                    .refunding("RefundFailed")
                    .refundFailed("-"),
            row("pay again", payAgain())
                    .others("already-paid")
                    .paying("payment-running")
                    .owed("PaymentRequested"),
            row("somebody else pays", new BillCommand.PayAgain(OTHER, null)).others("not-yours"),
            row("refund", refund(R, 300))
                    .others("not-paid")
                    .paid("RefundRequested post:refund")
                    .refunding("-")
                    .refundFailed("-"),
            row("refund under a used id", refund(R, 301))
                    .others("not-paid")
                    .paid("RefundRequested post:refund")
                    .refunding("refund-id-reused")
                    .refundFailed("refund-id-reused"),
            row("refund the rest", refund("refund-2", 700))
                    .others("not-paid")
                    .paid("RefundRequested post:refund")
                    .refunding("RefundRequested post:refund")
                    .refundFailed("RefundRequested post:refund"),
            row("refund more than the rest", refund("refund-2", 701))
                    .others("not-paid")
                    .paid("RefundRequested post:refund")
                    .refunding("refund-too-large")
                    .refundFailed("refund-too-large"),
            row("refund nothing", refund("refund-2", 0))
                    .others("not-paid")
                    .paid("refund-amount-invalid")
                    .refunding("refund-amount-invalid")
                    .refundFailed("refund-amount-invalid"),
            row("retry the refund", new BillCommand.RetryRefund(R))
                    .others("refund-unknown")
                    .refunding("-")
                    .refundFailed("RefundRequested"),
            row("authorise", DraftFixture.authorise("tok_ok"))
                    .unissued("BillOpened AuthorisationRequested")
                    .others("already-issued"),
            row("capture", new BillCommand.Capture()).others("already-issued"),
            row("void", new BillCommand.VoidPayment("no seats")).others("already-issued"),
            row("retry the void", new BillCommand.RetryVoid()).others("-"));

    @TestFactory
    Stream<DynamicTest> every_command_in_every_state_does_what_the_table_says() {
        return TABLE.stream().flatMap(row -> STATES.entrySet().stream()
                .map(state -> DynamicTest.dynamicTest(row.name + " when " + state.getKey(), () -> {
                    BillFixture bill = state.getValue().get();
                    assertThat(BillFixture.told(bill.when(row.command))).isEqualTo(row.expected(state.getKey()));
                })));
    }

    @Test
    void the_table_knows_every_command_and_every_state() {
        List<Class<?>> commands = Arrays.asList(BillCommand.class.getPermittedSubclasses());
        assertThat(TABLE.stream().<Class<?>>map(row -> row.command.getClass())).containsAll(commands);
        assertThat(STATES.values().stream()
                        .<Class<?>>map(state -> state.get().state().getClass()))
                .contains(
                        Bill.Unissued.class,
                        Bill.NothingDue.class,
                        Bill.Paying.class,
                        Bill.Owed.class,
                        Bill.Paid.class);
    }

    private static Map<String, Supplier<BillFixture>> states() {
        BillCommand[] second = {issue(1000, 200), reported(1, UNREACHABLE), payAgain()};
        BillCommand[] paid = append(second, reported(2, SUCCEEDED));
        Map<String, Supplier<BillFixture>> states = new LinkedHashMap<>();
        states.put("unissued", () -> given());
        states.put("nothingDue", () -> given(issue(0, 0)));
        states.put("paying", () -> given(second));
        states.put("owed", () -> given(append(second, reported(2, DECLINED))));
        states.put("paid", () -> given(paid));
        states.put("refunding", () -> given(append(paid, refund(R, 300))));
        states.put(
                "refundFailed", () -> given(append(append(paid, refund(R, 300)), refundReported(R, 1, UNREACHABLE))));
        return states;
    }

    private static BillCommand[] append(BillCommand[] commands, BillCommand more) {
        BillCommand[] longer = Arrays.copyOf(commands, commands.length + 1);
        longer[commands.length] = more;
        return longer;
    }

    private static Row row(String name, BillCommand command) {
        return new Row(name, command, new LinkedHashMap<>(Map.of("unissued", "bill-unknown")));
    }

    /** One command and what it brings in each state; a state not named says what {@code others} says. */
    private record Row(String name, BillCommand command, Map<String, String> cells) {

        String expected(String state) {
            String cell = cells.getOrDefault(state, cells.get("others"));
            assertThat(cell).as("cell %s when %s", name, state).isNotNull();
            return cell;
        }

        Row cell(String state, String expected) {
            cells.put(state, expected);
            return this;
        }

        Row unissued(String expected) {
            return cell("unissued", expected);
        }

        Row nothingDue(String expected) {
            return cell("nothingDue", expected);
        }

        Row paying(String expected) {
            return cell("paying", expected);
        }

        Row owed(String expected) {
            return cell("owed", expected);
        }

        Row paid(String expected) {
            return cell("paid", expected);
        }

        Row refunding(String expected) {
            return cell("refunding", expected);
        }

        Row refundFailed(String expected) {
            return cell("refundFailed", expected);
        }

        Row others(String expected) {
            return cell("others", expected);
        }
    }
}
