package dev.wayfare.billing.bills.model;

import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.contracts.billing.LedgerTransaction;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One bill under test, told what happens to it and asked what it became. */
public final class BillFixture {

    public static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    public static final RideId RIDE = new RideId(Ids.derive("ride", "r"));
    public static final BillId BILL = new BillId(Ids.sibling("bill", RIDE));
    public static final UserId RIDER = new UserId(Ids.derive("user", "rider"));
    public static final UserId DRIVER = new UserId(Ids.derive("user", "driver"));
    public static final Bills BILLS = new Bills("simulated", 1_000);

    private Bill state = BILLS.initial();
    private Instant now = T0;
    private final List<BillEvent> all = new ArrayList<>();

    /** A bill to which these commands happened; each must be accepted. */
    public static BillFixture given(BillCommand... commands) {
        BillFixture fixture = new BillFixture();
        Arrays.stream(commands).forEach(command -> {
            if (fixture.when(command) instanceof Decision.Refused<BillEvent> refused) {
                throw new AssertionError(command + " refused: " + refused.refusal());
            }
        });
        return fixture;
    }

    public Decision<BillEvent> when(BillCommand command) {
        Decision<BillEvent> decision = BILLS.decide(state, command, now);
        if (decision instanceof Decision.Accepted<BillEvent> accepted) {
            accepted.events().forEach(event -> state = BILLS.evolve(state, event));
            all.addAll(accepted.events());
        }
        return decision;
    }

    /** What is said from now on, is said then. */
    BillFixture at(Instant time) {
        now = time;
        return this;
    }

    /** All that happened, in order; the first has version 1. */
    public List<BillEvent> events() {
        return List.copyOf(all);
    }

    Bill state() {
        return state;
    }

    List<LedgerTransaction> ledger() {
        return all.stream()
                .filter(BillEvent.LedgerPosted.class::isInstance)
                .map(event -> ((BillEvent.LedgerPosted) event).transaction())
                .toList();
    }

    /** What stands on each account, in minor units. */
    Map<String, Long> balances() {
        return ledger().stream()
                .flatMap(transaction -> transaction.entries().stream())
                .collect(Collectors.groupingBy(
                        LedgerTransaction.Entry::account,
                        Collectors.summingLong(entry -> entry.amount().amountMinor())));
    }

    long riderOwes() {
        return balances().getOrDefault(Ledger.rider(RIDER), 0L);
    }

    public static BillCommand.Issue issue(long total, long commission) {
        return issue(total, commission, DRIVER);
    }

    public static BillCommand.Issue issue(long total, long commission, @Nullable UserId driver) {
        return new BillCommand.Issue(
                BILL,
                RIDE,
                RIDER,
                driver,
                List.of(new BillLine("Fare", usd(total))),
                usd(total),
                usd(commission),
                "tok_ok",
                T0);
    }

    public static BillCommand.PaymentReported reported(int attempt, PaymentResult result) {
        return reported(BillTasks.charge(BILL, attempt), result);
    }

    public static BillCommand.PaymentReported reported(String task, PaymentResult result) {
        return new BillCommand.PaymentReported(
                task,
                result,
                result == PaymentResult.SUCCEEDED ? "ref-" + task : null,
                result == PaymentResult.DECLINED ? "insufficient-funds" : null);
    }

    public static BillCommand.PaymentReported refundReported(String refund, int key, PaymentResult result) {
        return reported(BillTasks.payout(BILL, refund, key), result);
    }

    public static BillCommand.Refund refund(String id, long amount) {
        return new BillCommand.Refund(id, usd(amount), "support", "the driver got lost");
    }

    public static BillCommand.PayAgain payAgain() {
        return new BillCommand.PayAgain(RIDER, null);
    }

    public static BillCommand.NumberAssigned number(InvoiceKind kind, String purpose) {
        return new BillCommand.NumberAssigned(kind, purpose, "WF-2026-000001");
    }

    public static Money usd(long minor) {
        return new Money(minor, "USD");
    }

    /** The names of what a decision brought, or its refusal's code. */
    public static String told(Decision<BillEvent> decision) {
        return switch (decision) {
            case Decision.Refused<BillEvent> refused -> refused.refusal().code();
            case Decision.Accepted<BillEvent> accepted ->
                accepted.events().isEmpty()
                        ? "-"
                        : accepted.events().stream().map(BillFixture::name).collect(Collectors.joining(" "));
        };
    }

    private static String name(BillEvent event) {
        return event instanceof BillEvent.LedgerPosted posted
                ? "post:" + posted.transaction().kind()
                : event.getClass().getSimpleName();
    }
}
