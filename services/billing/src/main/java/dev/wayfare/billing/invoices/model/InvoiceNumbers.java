package dev.wayfare.billing.invoices.model;

import dev.wayfare.contracts.billing.InvoiceCommand;
import dev.wayfare.contracts.billing.InvoiceCommand.AssignNumber;
import dev.wayfare.contracts.billing.InvoiceEvent;
import dev.wayfare.contracts.billing.InvoiceEvent.NumberTaken;
import dev.wayfare.kernel.Decider;
import dev.wayfare.kernel.Decision;
import java.time.Instant;

/**
 * The rule of a series: the next number to whoever asks, the same one to whoever asks again. Its one owner decides one by
 * one, so there is no gap and no double. Stateless; safe from any thread.
 */
public final class InvoiceNumbers implements Decider<InvoiceCommand, InvoiceSeries, InvoiceEvent> {

    @Override
    public InvoiceSeries initial() {
        return InvoiceSeries.EMPTY;
    }

    @Override
    public Decision<InvoiceEvent> decide(InvoiceSeries state, InvoiceCommand command, Instant now) {
        return switch (command) {
            case AssignNumber assign ->
                state.find(assign).isPresent()
                        ? Decision.unchanged()
                        : Decision.accept(taken(state.last() + 1, assign, now));
        };
    }

    @Override
    public InvoiceSeries evolve(InvoiceSeries state, InvoiceEvent event) {
        return switch (event) {
            case NumberTaken taken -> state.with(taken);
        };
    }

    private static NumberTaken taken(long sequence, AssignNumber assign, Instant now) {
        SeriesName series = SeriesName.parse(assign.series());
        if (series.kind() != assign.kind()) {
            throw new IllegalArgumentException(
                    "a " + assign.kind() + " cannot take a number from series " + assign.series());
        }
        return new NumberTaken(
                assign.series(),
                sequence,
                series.number(sequence),
                assign.bill(),
                assign.kind(),
                assign.purpose(),
                now);
    }
}
