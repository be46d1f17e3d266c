package dev.wayfare.simulator.load;

import java.util.List;
import java.util.Map;

/**
 * What was asked.
 *
 * @param asked requests
 * @param dueNs of each accepted booking: when it was due to be asked for, by {@code System.nanoTime}
 * @param refused those who were told at once that they cannot have it
 * @param others other answers, by code
 * @param startNs when the load began
 * @param acceptance from due to 202
 */
public record BookingLoadReport(
        long asked,
        Map<String, Long> dueNs,
        List<Refused> refused,
        Map<String, Long> others,
        long startNs,
        Latencies acceptance) {
    public BookingLoadReport {
        dueNs = Map.copyOf(dueNs);
        refused = List.copyOf(refused);
        others = Map.copyOf(others);
    }

    /**
     * One that ended with its answer.
     *
     * @param code why
     * @param dueNs when it was due to be asked for
     * @param answeredNs when the answer was there
     */
    public record Refused(String code, long dueNs, long answeredNs) {}
}
