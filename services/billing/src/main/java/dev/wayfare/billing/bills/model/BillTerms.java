package dev.wayfare.billing.bills.model;

import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bill says for ever: who owes how much for which ride or booking, and how much of it is the platform's.
 *
 * <p>Terms that contradict themselves are a fault of who sent them, not a refusal: the constructor throws, and the
 * command ends among the dead letters, where people see it.
 *
 * @param ride null when it is a booking
 * @param driver who earns; null where nobody does: then all of a ride is the platform's, and of a booking all but the
 *     commission is its suppliers'
 * @param commission the platform's share, 0 to total
 * @param booking null when it is a ride
 * @param lines of a booking, until it is issued; none in the terms of an issued bill, which says them in its event
 */
public record BillTerms(
        BillId bill,
        @Nullable RideId ride,
        UserId customer,
        @Nullable UserId driver,
        Money total,
        Money commission,
        Instant servedAt,
        @Nullable BookingId booking,
        @Nullable List<BillLine> lines) {

    private static final double BASIS_POINTS = 10_000.0;

    public BillTerms {
        lines = lines == null ? List.of() : List.copyOf(lines);
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
        linesMustSum(issue.bill(), issue.lines(), issue.total());
        return new BillTerms(
                issue.bill(),
                issue.ride(),
                issue.customer(),
                issue.driver(),
                issue.total(),
                issue.commission(),
                issue.servedAt(),
                null,
                null);
    }

    /**
     * The terms of this booking, whose lines must sum to its total.
     *
     * @param commissionBasisPoints the platform's share, 1000 = 10 %
     * @param now when it is asked for; it is served when it is paid
     */
    static BillTerms of(BillCommand.Authorise authorise, int commissionBasisPoints, Instant now) {
        linesMustSum(authorise.bill(), authorise.lines(), authorise.total());
        return new BillTerms(
                authorise.bill(),
                null,
                authorise.customer(),
                null,
                authorise.total(),
                authorise.total().times(commissionBasisPoints / BASIS_POINTS),
                now,
                authorise.booking(),
                authorise.lines());
    }

    /** What an opened bill will say. */
    static BillTerms of(BillEvent.BillOpened opened) {
        return new BillTerms(
                opened.bill(),
                null,
                opened.customer(),
                null,
                opened.total(),
                opened.commission(),
                opened.at(),
                opened.booking(),
                opened.lines());
    }

    /** What an issued bill says. */
    static BillTerms of(BillEvent.BillIssued issued) {
        return new BillTerms(
                issued.bill(),
                issued.ride(),
                issued.customer(),
                issued.driver(),
                issued.total(),
                issued.commission(),
                issued.servedAt(),
                issued.booking(),
                null);
    }

    private static void linesMustSum(BillId bill, List<BillLine> lines, Money total) {
        Money sum = lines.stream().map(BillLine::amount).reduce(Money.zero(total.currency()), Money::plus);
        if (!sum.equals(total)) {
            throw new IllegalArgumentException("lines of bill " + bill + " sum to " + sum + ", its total is " + total);
        }
    }

    /** True when this asks for what these terms say already. */
    boolean isOf(BillCommand.Authorise authorise) {
        return authorise.booking().equals(booking)
                && authorise.customer().equals(customer)
                && authorise.total().equals(total);
    }

    /** The platform's share: the commission, or all of a ride that no driver earns by. */
    Money platformShare() {
        return ride != null && driver == null ? total : commission;
    }
}
