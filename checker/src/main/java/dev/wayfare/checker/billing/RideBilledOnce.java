package dev.wayfare.checker.billing;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.checker.rides.RideEnd;
import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A completed ride has one bill over its fare; a cancelled one and a no-show one over the fee, or none where it is free;
 * no other ride has any. The topics are read in any order, so a ride is judged when both its end and its bill are there.
 */
public final class RideBilledOnce extends NamedCheck {

    private static final Account SETTLED = new Account();

    private final CheckOptions options;
    private final boolean ridesAreWhole;
    private final Map<String, Account> rides = new HashMap<>();

    public RideBilledOnce(CheckOptions options, Bounds bounds) {
        super(6, "a ride is billed once, for what it cost", Set.of(Topics.RIDE_EVENTS.name(), Topics.PAYMENTS.name()));
        this.options = options;
        this.ridesAreWhole = bounds.isWhole(Topics.RIDE_EVENTS.name());
    }

    private static final class Account {
        @Nullable
        RideEnd end;

        @Nullable
        Money billed;

        @Nullable
        Place place;

        Instant at = Instant.EPOCH;
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (record.value() instanceof BillIssued bill) {
            billed(record, bill, findings);
        } else if (record.value() instanceof RideEvent event) {
            RideEnd.of(event).ifPresent(end -> ended(record, end, findings));
        }
    }

    private void ended(Decoded record, RideEnd end, Findings findings) {
        Account account = rides.computeIfAbsent(record.key(), ride -> new Account());
        if (account == SETTLED || account.end != null) {
            return;
        }
        findings.examined();
        account.end = end;
        if (account.billed == null) {
            account.place = record.place();
            account.at = end.at();
        } else {
            judge(record.key(), account, end, account.billed, findings);
        }
    }

    private void billed(Decoded record, BillIssued bill, Findings findings) {
        linesMustSum(record, bill, findings);
        if (bill.ride() == null) {
            return;
        }
        String ride = bill.ride().value();
        Account account = rides.computeIfAbsent(ride, key -> new Account());
        if (account == SETTLED || account.billed != null) {
            findings.violation(record, ride + " is billed a second time");
            return;
        }
        account.billed = bill.total();
        account.place = record.place();
        account.at = bill.at();
        if (account.end != null) {
            judge(ride, account, account.end, bill.total(), findings);
        }
    }

    private void judge(String ride, Account account, RideEnd end, Money billed, Findings findings) {
        if (end.due() == null) {
            findings.violation(account.place, ride, end.how() + " free of charge, but billed " + text(billed));
        } else if (!end.due().equals(billed)) {
            findings.violation(
                    account.place, ride, end.how() + " for " + text(end.due()) + ", but billed " + text(billed));
        }
        rides.put(ride, SETTLED);
    }

    private static void linesMustSum(Decoded record, BillIssued bill, Findings findings) {
        Optional<Money> sum = bill.lines().stream().map(BillLine::amount).reduce(Money::plus);
        if (sum.isPresent() && !sum.get().equals(bill.total())) {
            findings.violation(record, "lines sum to " + text(sum.get()) + ", total is " + text(bill.total()));
        }
    }

    private static String text(Money money) {
        return money.amountMinor() + " " + money.currency() + " (minor units)";
    }

    @Override
    public void finish(Findings findings) {
        int pending = 0;
        for (Map.Entry<String, Account> one : rides.entrySet()) {
            Account account = one.getValue();
            boolean free = account.end != null && account.end.due() == null;
            if (account == SETTLED || free) {
                continue;
            }
            if (!options.mustHaveFollowed(account.at)) {
                pending++;
            } else if (account.end != null && account.end.due() != null) {
                findings.violation(
                        account.place,
                        one.getKey(),
                        account.end.how() + " for " + text(account.end.due()) + ", but never billed");
            } else if (ridesAreWhole) {
                findings.violation(account.place, one.getKey(), "billed, but it has not ended");
            }
        }
        if (pending > 0) {
            findings.note(pending + " rides ended just now and await their bills");
        }
    }
}
