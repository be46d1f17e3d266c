package dev.wayfare.simulator.demo;

import dev.wayfare.simulator.city.Driven;
import java.util.List;

/**
 * What completed rides were billed for.
 *
 * @param measured by what was measured
 * @param estimated by the estimate
 * @param medianBias of the measured ones: how much longer they were than told before; 0.1 = 10 %
 * @param p90Error of the measured ones: nine of ten were no farther off than this
 */
public record Distances(long measured, long estimated, double medianBias, double p90Error) {

    static Distances of(List<Driven> driven) {
        List<Double> bias = driven.stream()
                .filter(Driven::measured)
                .map(one -> one.distanceM() / (double) one.estimateM() - 1)
                .sorted()
                .toList();
        List<Double> error = bias.stream().map(Math::abs).sorted().toList();
        return new Distances(bias.size(), driven.size() - bias.size(), at(bias, 0.5), at(error, 0.9));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
