package dev.wayfare.simulator.load;

import org.HdrHistogram.Histogram;

/** How long it took, in microseconds. */
public record Latencies(long count, long p50Us, long p90Us, long p99Us, long p999Us, long maxUs) {

    /** What a histogram of microseconds says. */
    public static Latencies of(Histogram micros) {
        return new Latencies(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(90),
                micros.getValueAtPercentile(99),
                micros.getValueAtPercentile(99.9),
                micros.getMaxValue());
    }

    static Histogram histogram() {
        return new Histogram(3);
    }

    static void record(Histogram micros, long fromNs, long toNs) {
        micros.recordValue(Math.max(0, (toNs - fromNs) / 1_000));
    }
}
