package dev.wayfare.simulator.demo;

import dev.wayfare.simulator.city.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Our quotes beside what real trips were.
 *
 * @param rows of the file
 * @param unusable rows by what they lack first
 * @param usable the others
 * @param ridden those that became requests; the rest was left out, for want of drivers and time
 * @param moved ridden ones with one place for pick-up and drop-off: moved apart, not compared
 * @param compared with a quote
 */
public record TripComparison(
        int rows,
        Map<String, Integer> unusable,
        int usable,
        int ridden,
        int moved,
        int compared,
        Deviation fare,
        Deviation distance,
        Deviation duration) {

    /**
     * How far off one figure is.
     *
     * @param medianError of |ours − theirs| ÷ theirs: 0.2 = 20 % off, up or down
     * @param medianBias of (ours − theirs) ÷ theirs: −0.1 = ours is 10 % lower
     */
    public record Deviation(double medianError, double medianBias) {}

    static TripComparison of(TripPlan plan, List<Comparison> comparisons) {
        return new TripComparison(
                plan.rows(),
                plan.unusable(),
                plan.usable(),
                plan.errands().size(),
                plan.moved(),
                comparisons.size(),
                deviation(comparisons, c -> c.quote().fare().amountMinor(), c -> c.real()
                        .fareMinor()),
                deviation(comparisons, c -> c.quote().distanceM(), c -> c.real().distanceM()),
                deviation(comparisons, c -> c.quote().durationS(), c -> c.real().durationS()));
    }

    private static Deviation deviation(
            List<Comparison> comparisons, ToDoubleFunction<Comparison> ours, ToDoubleFunction<Comparison> theirs) {
        double[] relative = comparisons.stream()
                .mapToDouble(c -> (ours.applyAsDouble(c) - theirs.applyAsDouble(c)) / theirs.applyAsDouble(c))
                .toArray();
        return new Deviation(median(Arrays.stream(relative).map(Math::abs).toArray()), median(relative));
    }

    /** NaN when there is nothing. */
    private static double median(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
