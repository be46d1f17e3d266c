package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.DriverArrived;
import dev.wayfare.contracts.rides.RideEvent.DriverGaveUp;
import dev.wayfare.contracts.rides.RideEvent.RideAccepted;
import dev.wayfare.contracts.rides.RideEvent.RideCancelled;
import dev.wayfare.contracts.rides.RideEvent.RideCompleted;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.rides.RideEvent.RiderNoShow;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a ride costs is by the tariff of its request, computed here anew: the fare of its distance and time to within the
 * rounding of its parts; a cancellation fee only from a rider who cancels later than the free time after the accept; a
 * no-show fee only after the wait.
 */
public final class PricedByTariff extends RideCheck {

    private static final double ROUNDING = 1.5;

    private final Map<String, Terms> live = new HashMap<>();

    private static final class Terms {
        final Tariff tariff;
        final double surge;

        @Nullable
        Instant acceptedAt;

        @Nullable
        Instant arrivedAt;

        Terms(Tariff tariff, double surge) {
            this.tariff = tariff;
            this.surge = surge;
        }
    }

    public PricedByTariff() {
        super(6, "fares and fees are those of the tariff");
    }

    @Override
    void see(Decoded record, RideEvent event, Findings findings) {
        if (event instanceof RideRequested requested) {
            live.put(record.key(), new Terms(requested.tariff(), requested.surge()));
            return;
        }
        Terms terms = live.get(record.key());
        if (terms == null) {
            return;
        }
        switch (event) {
            case RideAccepted accepted -> terms.acceptedAt = accepted.at();
            case DriverGaveUp gaveUp -> terms.acceptedAt = null;
            case DriverArrived arrived -> terms.arrivedAt = arrived.at();
            case RideCompleted completed -> fare(record, terms, completed, findings);
            case RideCancelled cancelled -> fee(record, terms, cancelled, findings);
            case RiderNoShow noShow -> noShow(record, terms, noShow, findings);
            default -> {}
        }
        if (RideEnd.of(event).isPresent()) {
            live.remove(record.key());
        }
    }

    private static void fare(Decoded record, Terms terms, RideCompleted completed, Findings findings) {
        findings.examined();
        Tariff tariff = terms.tariff;
        double metered = tariff.base().amountMinor()
                + tariff.perKm().amountMinor() * (completed.distanceM() / 1000.0)
                + tariff.perMinute().amountMinor() * (completed.durationS() / 60.0);
        double fare = Math.max(metered * terms.surge, (double) tariff.minimum().amountMinor());
        Money asked = completed.fare();
        boolean sameCurrency = asked.currency().equals(tariff.currency());
        if (!sameCurrency || Math.abs(asked.amountMinor() - fare) > ROUNDING * Math.max(1, terms.surge)) {
            findings.violation(record, "fare " + asked + ", by the tariff " + fare + " " + tariff.currency());
        }
    }

    private static void fee(Decoded record, Terms terms, RideCancelled cancelled, Findings findings) {
        findings.examined();
        Instant acceptedAt = terms.acceptedAt;
        boolean late = acceptedAt != null
                && cancelled.by() == CancelledBy.RIDER
                && cancelled.at().isAfter(acceptedAt.plusSeconds(terms.tariff.freeCancellationS()));
        long due = late ? terms.tariff.cancellationFee().amountMinor() : 0;
        if (cancelled.fee().amountMinor() != due) {
            findings.violation(
                    record, "cancelled by " + cancelled.by() + " for " + cancelled.fee() + ", by the tariff " + due);
        }
    }

    private static void noShow(Decoded record, Terms terms, RiderNoShow noShow, Findings findings) {
        findings.examined();
        if (!noShow.fee().equals(terms.tariff.noShowFee())) {
            findings.violation(record, "no-show for " + noShow.fee() + ", by the tariff " + terms.tariff.noShowFee());
        }
        Instant arrivedAt = terms.arrivedAt;
        if (arrivedAt != null && noShow.at().isBefore(arrivedAt.plusSeconds(terms.tariff.noShowWaitS()))) {
            findings.violation(record, "no-show before the wait of " + terms.tariff.noShowWaitS() + " s was over");
        }
    }
}
