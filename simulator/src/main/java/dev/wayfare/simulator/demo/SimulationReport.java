package dev.wayfare.simulator.demo;

import dev.wayfare.simulator.city.Waits;
import dev.wayfare.simulator.travel.TravelReport;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a simulation went.
 *
 * @param requests rides that the platform took
 * @param matched of them, those that a driver accepted
 * @param cancelledBy cancelled rides by whose word
 * @param unended rides that had no end when the simulation stopped waiting; must be 0
 * @param bills of this run's rides
 * @param billed their total by currency, in minor units
 * @param paid of them, those that are paid
 * @param missingBills completed rides without a bill when the simulation stopped waiting; must be 0
 * @param signUpTime for all people
 * @param cityTime from the first request to the last end
 * @param ridesPerSecond completed rides in a second of that time
 * @param callsPerSecond API calls in a second of that time
 * @param moods what people chose
 * @param refusals what the platform refused, and may
 * @param errors what should not happen; must be empty on a good day
 * @param trips with real trips only
 * @param travel with travellers only
 */
public record SimulationReport(
        int drivers,
        int riders,
        long requests,
        long matched,
        long completed,
        long cancelled,
        Map<String, Long> cancelledBy,
        long noDrivers,
        long noShows,
        long expired,
        long unended,
        Waits toAnswer,
        Waits toMatch,
        Waits toPickup,
        long bills,
        Map<String, Long> billed,
        long paid,
        long missingBills,
        Duration signUpTime,
        Duration cityTime,
        double ridesPerSecond,
        double callsPerSecond,
        long retries,
        long reconnects,
        Map<String, Long> moods,
        Map<String, Long> refusals,
        Map<String, Long> errors,
        Optional<TripComparison> trips,
        Optional<TravelReport> travel) {}
