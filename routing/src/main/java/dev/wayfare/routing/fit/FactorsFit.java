package dev.wayfare.routing.fit;

import dev.wayfare.routing.StreetFactors;
import dev.wayfare.routing.StreetFactors.Band;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Fits street factors by medians, which a tenth of nonsense does not move. Trips are cut into bands of equal number by their
 * straight line; each band has the median detour and the speed that makes its median duration right. An hour's pace is the median
 * of expected over driven duration, drawn towards 1 where trips are few. Bands and paces explain each other, so both are
 * fitted in turns. Deterministic.
 */
final class FactorsFit {

    private static final int LEAST_IN_BAND = 200;
    private static final int MOST_BANDS = 12;
    private static final int TURNS = 4;
    /** So many trips of pace 1 are assumed for every hour of the day beside those that were seen. */
    private static final double ASSUMED = 20;

    private final List<ObservedTrip> trips;
    private final List<List<ObservedTrip>> banded;

    private FactorsFit(List<ObservedTrip> trips) {
        this.trips = trips;
        this.banded = cut(trips);
    }

    /** The factors of plausible trips, of which there must be one at least. */
    static StreetFactors fit(List<ObservedTrip> trips) {
        FactorsFit fit = new FactorsFit(trips.stream()
                .sorted(Comparator.comparingDouble(ObservedTrip::lineM))
                .toList());
        double[] pace = new double[2 * StreetFactors.HOURS];
        Arrays.fill(pace, 1);
        List<Band> bands = fit.bands(pace);
        for (int turn = 0; turn < TURNS; turn++) {
            pace = fit.paces(bands);
            bands = fit.bands(pace);
        }
        return new StreetFactors(bands, days(pace, 0), days(pace, StreetFactors.HOURS));
    }

    private static List<List<ObservedTrip>> cut(List<ObservedTrip> ascending) {
        int bands = Math.clamp(ascending.size() / LEAST_IN_BAND, 1, MOST_BANDS);
        List<List<ObservedTrip>> cut = new ArrayList<>();
        for (int i = 0; i < bands; i++) {
            cut.add(ascending.subList(i * ascending.size() / bands, (i + 1) * ascending.size() / bands));
        }
        return cut;
    }

    private List<Band> bands(double[] pace) {
        List<Band> bands = new ArrayList<>();
        for (List<ObservedTrip> some : banded) {
            double lineM = median(some, ObservedTrip::lineM);
            double detour = Math.max(1, median(some, trip -> trip.distanceM() / trip.lineM()));
            double secondsPerMetre = median(some, trip -> trip.durationS() * pace[hour(trip)] / trip.lineM());
            bands.add(new Band(lineM, detour, detour / secondsPerMetre));
        }
        return bands;
    }

    private double[] paces(List<Band> bands) {
        StreetFactors even = new StreetFactors(bands, evenPaces(), evenPaces());
        double[][] ratios = new double[2 * StreetFactors.HOURS][0];
        var expected = Accuracy.times(even);
        for (ObservedTrip trip : trips) {
            double ratio =
                    expected.between(trip.from(), trip.to(), trip.departure()).durationS() / trip.durationS();
            int hour = hour(trip);
            ratios[hour] = Arrays.copyOf(ratios[hour], ratios[hour].length + 1);
            ratios[hour][ratios[hour].length - 1] = ratio;
        }
        double[] pace = new double[ratios.length];
        for (int hour = 0; hour < pace.length; hour++) {
            int seen = ratios[hour].length;
            pace[hour] = seen == 0 ? 1 : (seen * Medians.median(ratios[hour]) + ASSUMED) / (seen + ASSUMED);
        }
        return pace;
    }

    /** Hour of the day, 24 more on weekends. */
    private static int hour(ObservedTrip trip) {
        boolean weekend = trip.startedAt().getDayOfWeek().getValue() > 5;
        return trip.startedAt().getHour() + (weekend ? StreetFactors.HOURS : 0);
    }

    private static List<Double> evenPaces() {
        return java.util.Collections.nCopies(StreetFactors.HOURS, 1.0);
    }

    private static List<Double> days(double[] pace, int from) {
        return Arrays.stream(pace, from, from + StreetFactors.HOURS).boxed().toList();
    }

    private static double median(List<ObservedTrip> some, java.util.function.ToDoubleFunction<ObservedTrip> of) {
        return Medians.median(some.stream().mapToDouble(of).toArray());
    }
}
