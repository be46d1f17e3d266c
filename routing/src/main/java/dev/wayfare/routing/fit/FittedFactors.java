package dev.wayfare.routing.fit;

import dev.wayfare.routing.StreetFactors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Factors, and how good they are on trips that they were not fitted from.
 *
 * @param trips given
 * @param leftOut trips that taught nothing, by what spoke against them
 * @param taught trips that the factors come from
 * @param plausible error on the held-out plausible trips
 * @param all error on all held-out trips whose places are apart, however strange their meters
 * @param before what one detour of 1.3 at 30 km/h would have been off on the held-out plausible trips
 */
public record FittedFactors(
        StreetFactors factors,
        int trips,
        Map<String, Integer> leftOut,
        int taught,
        Accuracy plausible,
        Accuracy all,
        Accuracy before) {

    private static final int FIFTH = 5;
    private static final int FEWEST = 50;
    private static final double APART_M = 250;

    public FittedFactors {
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    }

    /**
     * Fits on four of every five trips, and holds the result against the fifth.
     *
     * @param trips in the order of their file; distances and durations above 0
     * @throws IllegalArgumentException when fewer than 50 are plausible
     */
    public static FittedFactors of(List<ObservedTrip> trips) {
        Map<String, Integer> leftOut = new TreeMap<>();
        List<ObservedTrip> teaching = new ArrayList<>();
        List<ObservedTrip> heldOut = new ArrayList<>();
        List<ObservedTrip> heldOutPlausible = new ArrayList<>();
        for (int i = 0; i < trips.size(); i++) {
            ObservedTrip trip = trips.get(i);
            boolean held = i % FIFTH == FIFTH - 1;
            Optional<String> doubt = Plausible.doubt(trip);
            doubt.ifPresent(what -> leftOut.merge(what, 1, Integer::sum));
            if (held && trip.lineM() >= APART_M) {
                heldOut.add(trip);
            }
            if (doubt.isEmpty()) {
                (held ? heldOutPlausible : teaching).add(trip);
            }
        }
        if (teaching.size() < FEWEST) {
            throw new IllegalArgumentException("of " + trips.size() + " trips only " + teaching.size()
                    + " are plausible and not held out; " + FEWEST + " are needed. Left out: " + leftOut);
        }
        StreetFactors factors = FactorsFit.fit(teaching);
        return new FittedFactors(
                factors,
                trips.size(),
                leftOut,
                teaching.size(),
                Accuracy.of(Accuracy.times(factors), heldOutPlausible),
                Accuracy.of(Accuracy.times(factors), heldOut),
                Accuracy.of(Accuracy.times(oneSpeed()), heldOutPlausible));
    }

    /** A detour of 1.3 at 30 km/h, whatever the hour and the length: what a fit must beat. */
    public static StreetFactors oneSpeed() {
        List<Double> even = Collections.nCopies(StreetFactors.HOURS, 1.0);
        return new StreetFactors(List.of(new StreetFactors.Band(1_000, 1.3, 30 / 3.6)), even, even);
    }
}
