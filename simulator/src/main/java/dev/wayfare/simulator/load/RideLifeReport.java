package dev.wayfare.simulator.load;

import java.util.List;
import java.util.Map;

/**
 * What a load of ride lives met. Counts are of the measured time, without the warm-up; latencies are of rides that were
 * due in it.
 *
 * @param asked rides that were due
 * @param taken of all, warm-up included, those that the platform took
 * @param completedPerSecond rides that completed in the measured time
 * @param ends of all taken rides, by how they ended
 * @param unended taken rides without an end after the drain
 * @param refusals what the platform refused or could not do, by action and code or status
 * @param live taken rides without an end, once a second: must not grow
 * @param toAnswer from when a ride was due until it was taken
 * @param toOffer from when a ride was due until an offer was on its driver's socket
 * @param toAccept from sending an accept until its answer
 * @param toKnow from sending an accept until the rider's socket told of it
 * @param toEnd from when a ride was due until the rider's socket told that it was completed
 */
public record RideLifeReport(
        long asked,
        long taken,
        double completedPerSecond,
        Map<String, Long> ends,
        long unended,
        Map<String, Long> refusals,
        List<Integer> live,
        Latencies toAnswer,
        Latencies toOffer,
        Latencies toAccept,
        Latencies toKnow,
        Latencies toEnd) {}
