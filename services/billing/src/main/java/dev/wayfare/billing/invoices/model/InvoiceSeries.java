package dev.wayfare.billing.invoices.model;

import dev.wayfare.contracts.billing.InvoiceCommand;
import dev.wayfare.contracts.billing.InvoiceEvent;
import dev.wayfare.kernel.BillId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a series has counted.
 *
 * <p>It does not know every bill that ever took a number, and need not: a bill asks once, in the transaction in which it is
 * issued, and that message is read once, in the transaction in which the number is taken. So a repeat can only be made by
 * hand, out of the dead letters; the last few numbers are kept against a repeat right after. Against a later one the bill
 * guards itself: it keeps its first number. Were it to come all the same, the series would still have no gap, but one number
 * that no bill bears.
 *
 * @param last the highest number given; 0 = none
 * @param recent the last {@value #REMEMBERED} given, oldest first
 */
public record InvoiceSeries(long last, List<Given> recent) {

    /** How many are kept; the state is written with every number, so it stays small. */
    static final int REMEMBERED = 16;

    /** A series that has given nothing yet. */
    public static final InvoiceSeries EMPTY = new InvoiceSeries(0, List.of());

    public InvoiceSeries {
        recent = List.copyOf(recent);
    }

    /** A number, and for what. */
    public record Given(BillId bill, String purpose, long sequence) {}

    /** The number that this bill got for this purpose, if it was not long ago. */
    public Optional<Given> find(InvoiceCommand.AssignNumber command) {
        return recent.stream()
                .filter(given ->
                        given.bill().equals(command.bill()) && given.purpose().equals(command.purpose()))
                .findFirst();
    }

    InvoiceSeries with(InvoiceEvent.NumberTaken taken) {
        List<Given> now = new ArrayList<>(recent);
        if (now.size() == REMEMBERED) {
            now.removeFirst();
        }
        now.add(new Given(taken.bill(), taken.purpose(), taken.sequence()));
        return new InvoiceSeries(taken.sequence(), now);
    }
}
