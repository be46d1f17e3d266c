package dev.wayfare.rides.model;

import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.rides.DistanceBasis;
import dev.wayfare.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a fare comes about, line by line. The lines sum to the fare exactly, whatever was rounded. Pure. */
public final class FareLines {

    private FareLines() {}

    /**
     * Lines of a completed ride: base, distance, time, then what surge and the minimum add or take.
     *
     * @param fare what the tariff said; the sum of the lines
     * @param basis what the distance stands on, as the line says; null when nobody measured in those days
     */
    public static List<BillLine> of(
            Tariff tariff, int distanceM, int durationS, double surge, Money fare, @Nullable DistanceBasis basis) {
        Money distance = tariff.perKm().times(distanceM / 1000.0);
        Money time = tariff.perMinute().times(durationS / 60.0);
        Money metered = tariff.base().plus(distance).plus(time);
        Money surcharge = metered.times(surge).minus(metered);
        List<BillLine> lines = new ArrayList<>();
        lines.add(new BillLine("Base fare", tariff.base()));
        String driven = String.format(Locale.ROOT, "Distance %.1f km%s", distanceM / 1000.0, saying(basis));
        addUnlessZero(lines, driven, distance);
        addUnlessZero(lines, String.format(Locale.ROOT, "Time %d min", Math.round(durationS / 60.0)), time);
        addUnlessZero(lines, String.format(Locale.ROOT, "Surge × %.2f", surge), surcharge);
        addUnlessZero(lines, "Minimum fare", fare.minus(metered).minus(surcharge));
        return List.copyOf(lines);
    }

    private static String saying(@Nullable DistanceBasis basis) {
        return basis == null ? "" : basis == DistanceBasis.MEASURED ? " (measured)" : " (estimated)";
    }

    private static void addUnlessZero(List<BillLine> lines, String label, Money amount) {
        if (!amount.isZero()) {
            lines.add(new BillLine(label, amount));
        }
    }
}
