package dev.wayfare.routing;

import dev.wayfare.kernel.GeoPoint;
import java.time.Instant;
import java.util.List;

/**
 * Straight line × detour ÷ speed by hour. Knows no roads: a river without a bridge is no obstacle. A pair takes well below a
 * microsecond. Immutable; thread-safe.
 */
public final class FactoredTravelTimes implements TravelTimes {

    private static final double EARTH_DIAMETER_M = 2 * 6_371_008.8;
    private static final int WEEKEND_BEGINS = 5 * StreetFactors.HOURS;

    private final double[] logLine;
    private final double[] detour;
    private final double[] speedMps;
    private final double[] paces = new double[LocalHours.OF_WEEK];
    private final LocalHours hours;

    public FactoredTravelTimes(StreetFactors factors, LocalHours hours) {
        List<StreetFactors.Band> bands = factors.bands();
        this.logLine =
                bands.stream().mapToDouble(band -> Math.log(band.lineM())).toArray();
        this.detour = bands.stream().mapToDouble(StreetFactors.Band::detour).toArray();
        this.speedMps = bands.stream().mapToDouble(StreetFactors.Band::speedMps).toArray();
        for (int hour = 0; hour < paces.length; hour++) {
            List<Double> day = hour < WEEKEND_BEGINS ? factors.weekday() : factors.weekend();
            paces[hour] = day.get(hour % StreetFactors.HOURS);
        }
        this.hours = hours;
    }

    @Override
    public Travel between(GeoPoint from, GeoPoint to, Instant departure) {
        double lineM = from.distanceM(to);
        double at = placeOf(lineM);
        double distanceM = lineM * of(detour, at);
        return new Travel(distanceM, distanceM / (of(speedMps, at) * pace(from, departure)));
    }

    @Override
    public TravelMatrix matrix(List<GeoPoint> origins, List<GeoPoint> destinations, Instant departure) {
        TravelMatrix.Filling filling = TravelMatrix.filling(origins.size(), destinations.size());
        double[] ends = new double[3 * destinations.size()];
        for (int column = 0; column < destinations.size(); column++) {
            putOnUnitSphere(destinations.get(column), ends, 3 * column);
        }
        double[] start = new double[3];
        for (int row = 0; row < origins.size(); row++) {
            putOnUnitSphere(origins.get(row), start, 0);
            double here = pace(origins.get(row), departure);
            for (int column = 0; column < destinations.size(); column++) {
                double lineM = lineM(start, ends, 3 * column);
                double at = placeOf(lineM);
                double distanceM = lineM * of(detour, at);
                filling.put(row, column, distanceM, distanceM / (of(speedMps, at) * here));
            }
        }
        return filling.filled();
    }

    /** How fast one gets on here at this time, 1 = as on average. */
    double pace(GeoPoint from, Instant departure) {
        return paces[hours.hourOfWeek(from, departure)];
    }

    /** Where a line lies among the bands: 2.25 is a quarter of the way from band 2 to band 3. */
    private double placeOf(double lineM) {
        double log = Math.log(lineM);
        int last = logLine.length - 1;
        if (log >= logLine[last]) {
            return last;
        }
        if (!(log > logLine[0])) {
            return 0;
        }
        int band = 0;
        while (log >= logLine[band + 1]) {
            band++;
        }
        return band + (log - logLine[band]) / (logLine[band + 1] - logLine[band]);
    }

    private static double of(double[] factor, double at) {
        int band = (int) at;
        double within = at - band;
        return within == 0 ? factor[band] : factor[band] + within * (factor[band + 1] - factor[band]);
    }

    private static void putOnUnitSphere(GeoPoint point, double[] into, int at) {
        double lat = Math.toRadians(point.lat());
        double lon = Math.toRadians(point.lon());
        into[at] = Math.cos(lat) * Math.cos(lon);
        into[at + 1] = Math.cos(lat) * Math.sin(lon);
        into[at + 2] = Math.sin(lat);
    }

    /** Great-circle metres from the chord between two points of the unit sphere. */
    private static double lineM(double[] from, double[] ends, int at) {
        double x = from[0] - ends[at];
        double y = from[1] - ends[at + 1];
        double z = from[2] - ends[at + 2];
        return EARTH_DIAMETER_M * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2));
    }
}
