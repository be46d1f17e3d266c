package dev.wayfare.simulator.city;

import dev.wayfare.simulator.api.Quote;
import dev.wayfare.simulator.api.RideStatus;
import dev.wayfare.simulator.api.WayfareClient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What has happened so far. Lives on the city's thread. */
final class CityTally {

    private final Map<RideStatus, Long> ends = new EnumMap<>(RideStatus.class);
    private final Map<String, Long> cancelledBy = new TreeMap<>();
    private final Map<String, Long> moods = new TreeMap<>();
    private final Map<String, Long> refusals = new TreeMap<>();
    private final Map<String, Long> errors = new TreeMap<>();
    private final Histogram toMatch = new Histogram(3);
    private final Histogram toPickup = new Histogram(3);
    private final Histogram toAnswer = new Histogram(3);
    private final List<Comparison> comparisons = new ArrayList<>();
    private final List<Driven> driven = new ArrayList<>();
    private final List<EndedRide> endedRides = new ArrayList<>();
    private long requested;
    private long unasked;

    void answered(long ms) {
        requested++;
        toAnswer.recordValue(Math.max(0, ms));
    }

    void matched(long ms) {
        toMatch.recordValue(Math.max(0, ms));
    }

    void pickedUp(long ms) {
        toPickup.recordValue(Math.max(0, ms));
    }

    void ended(EndedRide ride) {
        ends.merge(ride.status(), 1L, Long::sum);
        endedRides.add(ride);
    }

    List<EndedRide> endedRides() {
        return List.copyOf(endedRides);
    }

    void cancelledBy(String whom) {
        cancelledBy.merge(whom, 1L, Long::sum);
    }

    /** An errand that never became a ride. */
    void gaveUpAsking() {
        unasked++;
    }

    /** What a person chose to do. */
    void mood(String choice) {
        moods.merge(choice, 1L, Long::sum);
    }

    /** The platform said no, as it may. */
    void refused(String what, String code) {
        refusals.merge(what + ": " + code, 1L, Long::sum);
    }

    /** Something that should not happen. */
    void error(String what, String code) {
        errors.merge(what + ": " + code, 1L, Long::sum);
    }

    void failed(String what, Throwable failure) {
        error(what, WayfareClient.codeOf(failure));
    }

    void compared(RealTrip real, Quote quote) {
        comparisons.add(new Comparison(real, quote));
    }

    void driven(Driven ride) {
        driven.add(ride);
    }

    CitySnapshot snapshot(CitySnapshot.Population people) {
        return new CitySnapshot(
                people,
                requested,
                unasked,
                Map.copyOf(ends),
                Map.copyOf(cancelledBy),
                new TreeMap<>(moods),
                new TreeMap<>(refusals),
                new TreeMap<>(errors),
                Waits.of(toAnswer),
                Waits.of(toMatch),
                Waits.of(toPickup),
                List.copyOf(comparisons),
                List.copyOf(driven));
    }
}
