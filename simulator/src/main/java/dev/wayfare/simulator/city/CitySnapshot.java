package dev.wayfare.simulator.city;

import dev.wayfare.simulator.api.RideStatus;
import java.util.List;
import java.util.Map;

/**
 * What has happened in a city so far.
 *
 * @param requested rides that the platform took
 * @param unasked errands whose request it did not take
 * @param ends ended rides by how they ended
 * @param cancelledBy cancelled rides by whose word
 * @param moods what people chose, such as {@code driver declines}
 * @param refusals what the platform refused, and may: {@code accept: ride-cancelled}
 * @param errors what should not happen: {@code fix: connection-lost}
 * @param toAnswer from asking for a ride until it is taken
 * @param toMatch from asking until the rider knows that a driver has accepted
 * @param toPickup from asking until the rider knows that the driver is there
 * @param comparisons real trips beside our quotes
 * @param driven how far completed rides were
 */
public record CitySnapshot(
        Population people,
        long requested,
        long unasked,
        Map<RideStatus, Long> ends,
        Map<String, Long> cancelledBy,
        Map<String, Long> moods,
        Map<String, Long> refusals,
        Map<String, Long> errors,
        Waits toAnswer,
        Waits toMatch,
        Waits toPickup,
        List<Comparison> comparisons,
        List<Driven> driven) {

    /**
     * Who is doing what now.
     *
     * @param pending errands that are still to come or wait for their rider
     * @param riding riders with a live ride
     * @param online drivers who want offers or are on a ride
     * @param busy drivers on a ride
     */
    public record Population(int pending, int riding, int online, int busy) {}

    public long ended(RideStatus status) {
        return ends.getOrDefault(status, 0L);
    }
}
