package dev.wayfare.simulator.city;

import org.HdrHistogram.Histogram;

/**
 * How long people waited, in milliseconds.
 *
 * @param count how many
 */
public record Waits(long count, long p50Ms, long p95Ms, long p99Ms, long maxMs) {

    /** What a histogram of milliseconds says. */
    public static Waits of(Histogram histogram) {
        return new Waits(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(95),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }
}
