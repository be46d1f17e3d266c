package dev.wayfare.simulator.load;

import java.util.Map;

/**
 * What a load of requests met.
 *
 * @param accepted answers 2xx
 * @param others other answers by status, and broken connections
 * @param seconds measured, without the warm-up
 * @param acceptedPerSecond in that time
 * @param latency from when each was due until its answer
 */
public record AcceptReport(
        long accepted, Map<String, Long> others, double seconds, double acceptedPerSecond, Latencies latency) {}
