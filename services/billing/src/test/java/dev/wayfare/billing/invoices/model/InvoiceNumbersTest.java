package dev.wayfare.billing.invoices.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wayfare.contracts.billing.InvoiceCommand.AssignNumber;
import dev.wayfare.contracts.billing.InvoiceEvent;
import dev.wayfare.contracts.billing.InvoiceEvent.NumberTaken;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InvoiceNumbersTest {

    private static final Instant T0 = Instant.parse("2026-12-31T23:59:59Z");
    private static final InvoiceNumbers NUMBERS = new InvoiceNumbers();

    private InvoiceSeries series = InvoiceSeries.EMPTY;

    @Test
    void numbers_have_no_gap_and_no_double_whoever_repeats_himself() {
        Random random = new Random(3);
        List<Long> given = new ArrayList<>();
        int bill = 0;
        for (int step = 0; step < 1_000; step++) {
            boolean repeat = bill > 0 && random.nextBoolean();
            int which = repeat ? Math.max(0, bill - 1 - random.nextInt(InvoiceSeries.REMEMBERED)) : bill++;
            ask("bill" + which).forEach(taken -> given.add(taken.sequence()));
        }
        assertThat(given)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, bill).boxed().toList());
    }

    @Test
    void a_bill_and_its_credit_note_are_two_purposes() {
        assertThat(ask("a")).hasSize(1);
        NUMBERS.decide(series, assign("a", "refund-1"), T0);
        assertThat(NUMBERS.decide(series, assign("a", "refund-1"), T0))
                .isInstanceOfSatisfying(Decision.Accepted.class, accepted -> assertThat(accepted.events())
                        .hasSize(1));
    }

    @Test
    void a_number_reads_as_people_expect() {
        assertThat(ask("a").getFirst().number()).isEqualTo("WF-2026-000001");
        assertThat(SeriesName.at(T0, InvoiceKind.CREDIT_NOTE).number(12)).isEqualTo("WF-2026-CN-000012");
        assertThat(SeriesName.at(T0.plusSeconds(1), InvoiceKind.INVOICE).text()).isEqualTo("WF-2027-INVOICE");
    }

    @Test
    void a_series_of_another_kind_or_form_is_a_fault() {
        BillId bill = bill("a");
        AssignNumber other = new AssignNumber("WF-2026-CREDIT_NOTE", bill, InvoiceKind.INVOICE, "bill");
        assertThatThrownBy(() -> NUMBERS.decide(series, other, T0)).hasMessageContaining("WF-2026-CREDIT_NOTE");
        AssignNumber garbled = new AssignNumber("2026", bill, InvoiceKind.INVOICE, "bill");
        assertThatThrownBy(() -> NUMBERS.decide(series, garbled, T0)).hasMessageContaining("looks like");
    }

    @Test
    void its_state_stays_small_however_many_numbers_it_gave() {
        for (int bill = 0; bill < 500; bill++) {
            ask("bill" + bill);
        }
        byte[] stored = Json.write(series);
        assertThat(stored.length).isLessThan(1_600);
        assertThat(Json.read(stored, InvoiceSeries.class)).isEqualTo(series);
    }

    private List<NumberTaken> ask(String bill) {
        List<NumberTaken> taken = new ArrayList<>();
        if (NUMBERS.decide(series, assign(bill, "bill"), T0) instanceof Decision.Accepted<InvoiceEvent> accepted) {
            for (InvoiceEvent event : accepted.events()) {
                series = NUMBERS.evolve(series, event);
                taken.add((NumberTaken) event);
            }
        }
        return taken;
    }

    private static AssignNumber assign(String bill, String purpose) {
        return new AssignNumber("WF-2026-INVOICE", bill(bill), InvoiceKind.INVOICE, purpose);
    }

    private static BillId bill(String name) {
        return new BillId(Ids.derive("bill", name));
    }
}
