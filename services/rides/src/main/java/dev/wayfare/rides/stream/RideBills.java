package dev.wayfare.rides.stream;

import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.UserId;
import dev.wayfare.rides.model.FareLines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The bill that an end of a ride asks for. It is named after the ride, so it is issued once. The driver earns on
 * cancellation and no-show fees, too: it was his way.
 */
final class RideBills {

    private static final double BASIS_POINTS = 10_000.0;

    private RideBills() {}

    static BillCommand.Issue of(RideRequested request, RideEvent.RideCompleted completed) {
        List<BillLine> lines = FareLines.of(
                request.tariff(),
                completed.distanceM(),
                completed.durationS(),
                request.surge(),
                completed.fare(),
                completed.basis());
        return issue(request, completed.driver(), lines, completed.fare(), completed.at());
    }

    /** Empty when cancelling was free. */
    static Optional<BillCommand.Issue> of(RideRequested request, RideEvent.RideCancelled cancelled) {
        return fee(request, cancelled.driver(), "Cancellation fee", cancelled.fee(), cancelled.at());
    }

    /** Empty when not coming is free. */
    static Optional<BillCommand.Issue> of(RideRequested request, RideEvent.RiderNoShow noShow) {
        return fee(request, noShow.driver(), "No-show fee", noShow.fee(), noShow.at());
    }

    private static Optional<BillCommand.Issue> fee(
            RideRequested request, @Nullable UserId driver, String label, Money fee, Instant at) {
        return fee.isPositive()
                ? Optional.of(issue(request, driver, List.of(new BillLine(label, fee)), fee, at))
                : Optional.empty();
    }

    private static BillCommand.Issue issue(
            RideRequested request, @Nullable UserId driver, List<BillLine> lines, Money total, Instant at) {
        return new BillCommand.Issue(
                new BillId(Ids.sibling(BillId.PREFIX, request.ride())),
                request.ride(),
                request.rider(),
                driver,
                lines,
                total,
                total.times(request.tariff().commissionBasisPoints() / BASIS_POINTS),
                request.paymentMethod(),
                at);
    }
}
