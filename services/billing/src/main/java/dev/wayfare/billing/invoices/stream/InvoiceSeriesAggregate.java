package dev.wayfare.billing.invoices.stream;

import dev.wayfare.billing.invoices.model.InvoiceNumbers;
import dev.wayfare.billing.invoices.model.InvoiceSeries;
import dev.wayfare.billing.invoices.model.SeriesName;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.InvoiceCommand;
import dev.wayfare.contracts.billing.InvoiceCommand.AssignNumber;
import dev.wayfare.contracts.billing.InvoiceEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.Effects;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.runtime.decider.Step;

/** The series of numbers as the host runs them; keyed by series, never forgotten. */
public final class InvoiceSeriesAggregate {

    private InvoiceSeriesAggregate() {}

    public static Aggregate<InvoiceCommand, InvoiceSeries, InvoiceEvent> describe() {
        return Aggregate.named("invoice-series", new InvoiceNumbers())
                .state("series", InvoiceSeries.class)
                .reads(Topics.INVOICE_NUMBERS, InvoiceCommand.class::cast)
                .effects(new TellTheBill())
                .publishes(Topics.INVOICE_EVENTS);
    }

    /** Whoever asks, first or again, is told the number. */
    static final class TellTheBill implements Effects<InvoiceCommand, InvoiceSeries, InvoiceEvent> {
        @Override
        public void applied(Step<InvoiceCommand, InvoiceSeries, InvoiceEvent> step, Outbox out) {
            switch (step.command()) {
                case AssignNumber assign ->
                    step.after()
                            .find(assign)
                            .ifPresent(given -> out.send(
                                    Topics.BILLING_TASKS,
                                    assign.bill().value(),
                                    new BillCommand.NumberAssigned(
                                            assign.kind(),
                                            assign.purpose(),
                                            SeriesName.parse(assign.series()).number(given.sequence()))));
            }
        }
    }
}
