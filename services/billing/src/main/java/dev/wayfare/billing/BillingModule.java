package dev.wayfare.billing;

import dev.wayfare.billing.bills.stream.BillAggregate;
import dev.wayfare.billing.bills.view.BillsView;
import dev.wayfare.billing.bills.view.Earnings;
import dev.wayfare.billing.bills.view.JournalView;
import dev.wayfare.billing.invoices.stream.InvoiceSeriesAggregate;
import dev.wayfare.billing.payments.PaymentProvider;
import dev.wayfare.billing.payments.PaymentSettings;
import dev.wayfare.billing.payments.PaymentWorker;
import dev.wayfare.billing.payments.SimulatedPaymentProvider;
import dev.wayfare.billing.pricing.PricingService;
import dev.wayfare.billing.pricing.Tariffs;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Wires billing: the owners of bills and of invoice numbers, the payment worker, the views, and the prices. */
public final class BillingModule implements Module {

    private static final String NAME = "billing";

    private final Optional<PaymentProvider> provider;

    /** Billing with the simulated provider. */
    public BillingModule() {
        this.provider = Optional.empty();
    }

    /** Billing with this provider. */
    public BillingModule(PaymentProvider provider) {
        this.provider = Optional.of(provider);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start(Node node) {
        Settings settings = node.settings();
        Tariffs tariffs = Tariffs.from(settings);
        PaymentSettings payments = PaymentSettings.from(settings);
        PaymentProvider pays = provider.orElseGet(() ->
                new SimulatedPaymentProvider(settings.duration("billing.simulated-provider.latency", Duration.ZERO)));
        Duration refundable = settings.duration("billing.refundable", Duration.ofDays(30));

        int commission = settings.number("billing.bookings.commission-basis-points", 1_000, 0, 10_000);
        node.host(
                NAME,
                List.of(
                        BillAggregate.describe(pays.name(), commission, refundable),
                        InvoiceSeriesAggregate.describe()));
        node.deadLetters(Topics.PAYMENT_TASKS, PaymentWorker.GROUP);
        node.startLater(() -> PaymentWorker.start(node, pays, payments));
        node.view(NAME, new BillsView());
        node.view(NAME, new JournalView());
        node.view(
                Earnings.NAME,
                new Earnings(node.mongo(), tariffs.products().getFirst().currency()));
        node.rpc().serve(new PricingService(tariffs));
    }
}
