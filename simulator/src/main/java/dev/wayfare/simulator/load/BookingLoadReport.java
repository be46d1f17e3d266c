package dev.wayfare.simulator.load;

import java.util.Map;

/**
 * What was asked.
 *
 * @param asked requests
 * @param dueNs of each accepted booking: when it was due to be asked for, by {@code System.nanoTime}
 * @param others answers that were not 202, by code
 * @param startNs when the load began
 * @param acceptance from due to 202
 */
public record BookingLoadReport(
        long asked, Map<String, Long> dueNs, Map<String, Long> others, long startNs, Latencies acceptance) {
    public BookingLoadReport {
        dueNs = Map.copyOf(dueNs);
        others = Map.copyOf(others);
    }
}
