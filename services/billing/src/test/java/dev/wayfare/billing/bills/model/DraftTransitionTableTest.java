package dev.wayfare.billing.bills.model;

import static dev.wayfare.billing.bills.model.BillFixture.given;
import static dev.wayfare.billing.bills.model.DraftFixture.authorise;
import static dev.wayfare.billing.bills.model.DraftFixture.authorised;
import static dev.wayfare.billing.bills.model.DraftFixture.captured;
import static dev.wayfare.billing.bills.model.DraftFixture.close;
import static dev.wayfare.billing.bills.model.DraftFixture.voided;
import static dev.wayfare.contracts.billing.PaymentResult.DECLINED;
import static dev.wayfare.contracts.billing.PaymentResult.SUCCEEDED;
import static dev.wayfare.contracts.billing.PaymentResult.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.InvoiceKind;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every command in every state of a booking's bill; the columns of the table are {@link #STATES}, in this order. */
class DraftTransitionTableTest {

    private static final BillCommand FIRST = authorise("tok_ok");
    private static final BillCommand HELD = authorised(1, SUCCEEDED);
    private static final BillCommand CAPTURE = new BillCommand.Capture();
    private static final String TAKEN = "BillIssued post:charge PaymentCaptured post:payment";
    private static final String TAKEN_AND_BACK = TAKEN + " RefundRequested post:refund";

    private static final Map<String, List<BillCommand>> STATES = states();

    private static final Map<String, BillCommand> COMMANDS = commands();

    private static final String TABLE = """
            command            | authorising             | closing          | refused                           | authorised               | capturing                 | closing capture           | voiding          | void failed   | voided           | paid
            authorise          | -                       | bill-closed      | AuthorisationRequested            | -                        | -                         | bill-closed               | payment-running  | payment-running | bill-closed    | -
            authorise other    | already-issued          | already-issued   | already-issued                    | already-issued           | already-issued            | already-issued            | already-issued   | already-issued | already-issued  | already-issued
            capture            | not-authorised          | bill-closed      | not-authorised                    | PaymentRequested         | -                         | bill-closed               | not-authorised   | not-authorised | bill-closed     | -
            void               | BillClosed              | -                | BillClosed                        | BillClosed VoidRequested | BillClosed                | -                         | BillClosed       | BillClosed    | -                | RefundRequested post:refund
            retry void         | -                       | -                | -                                 | -                        | -                         | -                         | -                | VoidRequested | -                | -
            authorised         | PaymentAuthorised       | PaymentAuthorised VoidRequested | -                  | -                        | -                         | -                         | -                | -             | -                | -
            auth declined      | AuthorisationFailed     | AuthorisationFailed | -                              | -                        | -                         | -                         | -                | -             | -                | -
            auth unreachable   | AuthorisationFailed VoidRequested | AuthorisationFailed VoidRequested | - | -                        | -                         | -                         | -                | -             | -                | -
            captured           | task-unknown            | task-unknown     | BACK                              | task-unknown             | TAKEN                     | BACK                      | BACK             | BACK          | BACK             | -
            capture declined   | -                       | -                | -                                 | -                        | PaymentFailed VoidRequested | PaymentFailed VoidRequested | -            | -             | -                | -
            capture unreachable| -                       | -                | -                                 | -                        | PaymentFailed VoidRequested | PaymentFailed VoidRequested | -            | -             | -                | -
            voided             | -                       | -                | -                                 | -                        | -                         | -                         | PaymentVoided    | PaymentVoided | -                | -
            void declined      | -                       | -                | -                                 | -                        | -                         | -                         | VoidFailed       | -             | -                | -
            void unreachable   | -                       | -                | -                                 | -                        | -                         | -                         | VoidFailed       | -             | -                | -
            unknown task       | task-unknown            | task-unknown     | task-unknown                      | task-unknown             | task-unknown              | task-unknown              | task-unknown     | task-unknown  | task-unknown     | task-unknown
            issue              | already-issued          | already-issued   | already-issued                    | already-issued           | already-issued            | already-issued            | already-issued   | already-issued | already-issued  | already-issued
            number             | not-issued              | not-issued       | not-issued                        | not-issued               | not-issued                | not-issued                | not-issued       | not-issued    | not-issued       | InvoiceNumbered
            pay                | not-issued              | not-issued       | not-issued                        | not-issued               | not-issued                | not-issued                | not-issued       | not-issued    | not-issued       | already-paid
            somebody else pays | not-yours               | not-yours        | not-yours                         | not-yours                | not-yours                 | not-yours                 | not-yours        | not-yours     | not-yours        | not-yours
            refund             | not-paid                | not-paid         | not-paid                          | not-paid                 | not-paid                  | not-paid                  | not-paid         | not-paid      | not-paid         | RefundRequested post:refund
            retry refund       | refund-unknown          | refund-unknown   | refund-unknown                    | refund-unknown           | refund-unknown            | refund-unknown            | refund-unknown   | refund-unknown | refund-unknown  | refund-unknown
            """;

    @TestFactory
    Stream<DynamicTest> every_command_in_every_state_does_what_the_table_says() {
        List<String> columns = cells(TABLE.lines().findFirst().orElseThrow());
        return TABLE.lines().skip(1).map(DraftTransitionTableTest::cells).flatMap(row -> STATES.entrySet().stream()
                .map(state -> DynamicTest.dynamicTest(row.getFirst() + " when " + state.getKey(), () -> {
                    String expected = row.get(columns.indexOf(state.getKey()))
                            .replace("BACK", TAKEN_AND_BACK)
                            .replaceAll("^TAKEN$", TAKEN);
                    BillFixture bill = given(state.getValue().toArray(BillCommand[]::new));
                    assertThat(BillFixture.told(bill.when(COMMANDS.get(row.getFirst()))))
                            .isEqualTo(expected);
                })));
    }

    @Test
    void the_table_knows_every_command_and_every_state() {
        assertThat(cells(TABLE.lines().findFirst().orElseThrow()).stream().skip(1))
                .containsExactlyElementsOf(STATES.keySet());
        assertThat(TABLE.lines().skip(1).map(row -> cells(row).getFirst()))
                .containsExactlyElementsOf(COMMANDS.keySet());
        assertThat(COMMANDS.values().stream().<Class<?>>map(BillCommand::getClass))
                .containsAll(Arrays.<Class<?>>asList(BillCommand.class.getPermittedSubclasses()));
        assertThat(STATES.values().stream()
                        .<Class<?>>map(state ->
                                given(state.toArray(BillCommand[]::new)).state().getClass()))
                .containsAll(Arrays.<Class<?>>asList(Draft.class.getPermittedSubclasses()));
    }

    private static List<String> cells(String row) {
        return Arrays.stream(row.split("\\|")).map(String::strip).toList();
    }

    private static Map<String, List<BillCommand>> states() {
        Map<String, List<BillCommand>> states = new LinkedHashMap<>();
        states.put("authorising", List.of(FIRST));
        states.put("closing", List.of(FIRST, close()));
        states.put("refused", List.of(FIRST, authorised(1, DECLINED)));
        states.put("authorised", List.of(FIRST, HELD));
        states.put("capturing", List.of(FIRST, HELD, CAPTURE));
        states.put("closing capture", List.of(FIRST, HELD, CAPTURE, close()));
        states.put("voiding", List.of(FIRST, HELD, CAPTURE, captured(1, UNREACHABLE)));
        states.put("void failed", List.of(FIRST, HELD, CAPTURE, captured(1, UNREACHABLE), voided(1, UNREACHABLE)));
        states.put("voided", List.of(FIRST, authorised(1, DECLINED), close()));
        states.put("paid", List.of(FIRST, HELD, CAPTURE, captured(1, SUCCEEDED)));
        return states;
    }

    private static Map<String, BillCommand> commands() {
        Map<String, BillCommand> commands = new LinkedHashMap<>();
        commands.put("authorise", authorise("tok_other"));
        commands.put("authorise other", authorise(1, "tok_ok"));
        commands.put("capture", CAPTURE);
        commands.put("void", close());
        commands.put("retry void", new BillCommand.RetryVoid());
        commands.put("authorised", HELD);
        commands.put("auth declined", authorised(1, DECLINED));
        commands.put("auth unreachable", authorised(1, UNREACHABLE));
        commands.put("captured", captured(1, SUCCEEDED));
        commands.put("capture declined", captured(1, DECLINED));
        commands.put("capture unreachable", captured(1, UNREACHABLE));
        commands.put("voided", voided(1, SUCCEEDED));
        commands.put("void declined", voided(1, DECLINED));
        commands.put("void unreachable", voided(1, UNREACHABLE));
        commands.put("unknown task", captured(7, SUCCEEDED));
        commands.put("issue", BillFixture.issue(1000, 200));
        commands.put("number", BillFixture.number(InvoiceKind.INVOICE, Bills.BILL_PURPOSE));
        commands.put("pay", new BillCommand.PayAgain(DraftFixture.TRAVELLER, null));
        commands.put("somebody else pays", BillFixture.payAgain());
        commands.put("refund", BillFixture.refund("refund-1", 300));
        commands.put("retry refund", new BillCommand.RetryRefund("refund-1"));
        return commands;
    }
}
