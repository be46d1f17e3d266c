package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.gateway.command.Commands;
import dev.wayfare.gateway.command.Intent;
import dev.wayfare.gateway.command.Planned;
import dev.wayfare.gateway.command.Stamp;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.Pages;
import dev.wayfare.gateway.reads.Shown;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Bills: the customer's own, and for support and admins all; paid again by the customer, refunded by support. */
public final class Bills {

    private static final String VIEW = "bills";
    private static final String LOCATION = "/api/v1/bills/";
    private static final Pattern PAYMENT = Pattern.compile("tok_[a-z0-9_]{1,60}");

    private final Documents documents;
    private final Commands commands;

    public Bills(Documents documents, Commands commands) {
        this.documents = documents;
        this.commands = commands;
    }

    /** The action is in the log. */
    record Taken(String billId, String actionId, String status) {}

    public CompletionStage<Answer> list(Call call) {
        Map<String, String> filters = new HashMap<>();
        if (!call.isStaff()) {
            filters.put("customerId", call.subject());
        }
        return Pages.list(call, documents, VIEW, filters, Shown::of);
    }

    public CompletionStage<Answer> get(Call call) {
        return bill(call, 0).thenApply(bill -> Answer.json(200, Shown.of(bill)));
    }

    /** {@code POST /bills/{id}/pay}. */
    public CompletionStage<Answer> pay(Call call) {
        Form form = call.form();
        String method = form.optionalMatching("paymentMethod", PAYMENT, "a payment token such as tok_ok");
        form.check();
        return bill(call, 0)
                .thenCompose(bill -> take(
                        call,
                        form,
                        "act",
                        stamp -> new BillCommand.PayAgain(call.caller().user(), method)));
    }

    /** {@code POST /bills/{id}/refund}: an amount, or all of it. */
    public CompletionStage<Answer> refund(Call call) {
        Form form = call.form();
        Money given = form.optionalObject("amount").map(Bills::money).orElse(null);
        String reason = form.text("reason", 1, 200);
        form.check();
        return bill(call, 0).thenCompose(bill -> {
            Money amount = given != null
                    ? given
                    : new Money(
                            bill.path("total").path("amountMinor").asLong(),
                            bill.path("total").path("currency").asText());
            return take(
                    call, form, "refund", stamp -> new BillCommand.Refund(stamp.id(), amount, call.subject(), reason));
        });
    }

    /** {@code POST /bills/{id}/refund/{refundId}/retry}: one that failed is asked of the provider again. */
    public CompletionStage<Answer> retryRefund(Call call) {
        Form form = call.form();
        form.check();
        String refund = call.pathId("refundId", "refund");
        return bill(call, 0).thenCompose(bill -> take(call, form, "act", stamp -> new BillCommand.RetryRefund(refund)));
    }

    private static Money money(Form part) {
        int amount = part.integer("amountMinor", 1, Integer.MAX_VALUE);
        String currency = part.text("currency", 3, 3);
        boolean known = java.util.Currency.getAvailableCurrencies().stream()
                .anyMatch(one -> one.getCurrencyCode().equals(currency));
        if (!known) {
            part.fault("currency", "must be an ISO 4217 code such as USD");
        }
        return new Money(amount, known ? currency : "XXX");
    }

    private CompletionStage<Answer> take(Call call, Form form, String prefix, Function<Stamp, BillCommand> command) {
        String bill = call.pathId("id", BillId.PREFIX);
        return commands.submit(
                call,
                Intent.of(
                        call.subject(),
                        "POST " + call.path(),
                        prefix,
                        form,
                        stamp -> new Planned(
                                Topics.BILLING_TASKS,
                                bill,
                                command.apply(stamp),
                                Commands.accepted(new Taken(bill, stamp.id(), "PENDING"), LOCATION + bill),
                                "",
                                outcome -> bill(call, outcome.version())
                                        .thenApply(now -> Answer.json(200, Shown.of(now))))));
    }

    private CompletionStage<ObjectNode> bill(Call call, long minVersion) {
        String id = call.pathId("id", BillId.PREFIX);
        return documents.find(VIEW, id, minVersion).thenApply(found -> found.map(Documents.Doc::json)
                .filter(bill -> call.isStaff()
                        || call.subject().equals(bill.path("customerId").asText()))
                .orElseThrow(() -> Problems.notFound("bill").raise()));
    }
}
