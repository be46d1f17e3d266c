package dev.wayfare.billing.bills.model;

import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a bill says for ever: who owes how much for which ride, and how much of it is the platform's.
 *
 * <p>Terms that contradict themselves are a fault of who sent them, not a refusal: the constructor throws, and the
 * command ends among the dead letters, where people see it.
 *
 * @param driver who earns; null where nobody does, and then all of it is the platform's
 * @param commission the platform's share, 0 to total
 */
public record BillTerms(
        BillId bill,
        RideId ride,
        UserId customer,
        @Nullable UserId driver,
        Money total,
        Money commission,
        Instant servedAt) {

    public BillTerms {
        if (total.amountMinor() < 0) {
            throw new IllegalArgumentException("bill " + bill + " totals " + total + "; a bill is never negative");
        }
        if (commission.amountMinor() < 0 || commission.compareTo(total) > 0) {
            throw new IllegalArgumentException(
                    "bill " + bill + " has a commission of " + commission + " of a total of " + total);
        }
    }

    /** The terms of this command, whose lines must sum to its total. */
    static BillTerms of(BillCommand.Issue issue) {
        Money sum = issue.lines().stream()
                .map(line -> line.amount())
                .reduce(Money.zero(issue.total().currency()), Money::plus);
        if (!sum.equals(issue.total())) {
            throw new IllegalArgumentException(
                    "lines of bill " + issue.bill() + " sum to " + sum + ", its total is " + issue.total());
        }
        return new BillTerms(
                issue.bill(),
                issue.ride(),
                issue.customer(),
                issue.driver(),
                issue.total(),
                issue.commission(),
                issue.servedAt());
    }

    /** The platform's share: the commission, or all of it where no driver earns. */
    Money platformShare() {
        return driver == null ? total : commission;
    }
}
