package dev.wayfare.routing.fit;

import dev.wayfare.routing.FactoredTravelTimes;
import dev.wayfare.routing.LocalHours;
import dev.wayfare.routing.StreetFactors;
import dev.wayfare.routing.Travel;
import dev.wayfare.routing.TravelTimes;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * How far estimates are off, as shares of what was driven: 0.2 = 20 %.
 *
 * @param trips how many were compared
 */
public record Accuracy(int trips, Deviation distance, Deviation duration) {

    /**
     * How far one figure is off.
     *
     * @param median half of all are off by less
     * @param p90 nine in ten are off by less
     * @param bias median of (estimated − driven) ÷ driven: negative = estimated too low
     */
    public record Deviation(double median, double p90, double bias) {}

    /** Estimates beside what was driven. */
    static Accuracy of(TravelTimes times, List<ObservedTrip> trips) {
        double[] distance = new double[trips.size()];
        double[] duration = new double[trips.size()];
        for (int i = 0; i < distance.length; i++) {
            ObservedTrip trip = trips.get(i);
            Travel told = times.between(trip.from(), trip.to(), trip.departure());
            distance[i] = (told.distanceM() - trip.distanceM()) / trip.distanceM();
            duration[i] = (told.durationS() - trip.durationS()) / trip.durationS();
        }
        return new Accuracy(trips.size(), deviation(distance), deviation(duration));
    }

    /** Trips carry the city's own clock, as if it lay in UTC. */
    static TravelTimes times(StreetFactors factors) {
        return new FactoredTravelTimes(factors, LocalHours.of(ZoneOffset.UTC));
    }

    private static Deviation deviation(double[] relative) {
        double[] absolute = Arrays.stream(relative).map(Math::abs).toArray();
        return new Deviation(Medians.median(absolute), Medians.quantile(absolute, 0.9), Medians.median(relative));
    }
}
