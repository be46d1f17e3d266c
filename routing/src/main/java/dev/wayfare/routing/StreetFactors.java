package dev.wayfare.routing;

import java.util.List;

/**
 * What streets do to the straight line: they make it longer, and slow to drive. Both depend on how far one goes (long ways have
 * fast roads), and speed on the hour, too. Immutable.
 *
 * @param bands by length of the straight line, ascending; between two, factors change evenly with its logarithm
 * @param weekday how fast one gets on in each hour from Monday to Friday, 1 = as on average
 * @param weekend the same on Saturday and Sunday
 */
public record StreetFactors(List<Band> bands, List<Double> weekday, List<Double> weekend) {

    /** Hours of a day. */
    public static final int HOURS = 24;

    private static final double LEAST_PACE = 0.1;
    private static final double MOST_PACE = 10;

    public StreetFactors {
        bands = List.copyOf(bands);
        weekday = List.copyOf(weekday);
        weekend = List.copyOf(weekend);
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("there must be a band at least");
        }
        for (int i = 1; i < bands.size(); i++) {
            requireLonger(bands.get(i - 1), bands.get(i));
        }
        requirePaces("weekday", weekday);
        requirePaces("weekend", weekend);
    }

    /**
     * The factors of ways about so long.
     *
     * @param lineM metres in a straight line, 1 to 1,000,000
     * @param detour metres on the street for a metre in a straight line, 1 to 10
     * @param speedMps metres on the street in a second, 0.1 to 100
     */
    public record Band(double lineM, double detour, double speedMps) {
        public Band {
            requireWithin("line", lineM, 1, 1_000_000);
            requireWithin("detour", detour, 1, 10);
            requireWithin("speed", speedMps, 0.1, 100);
        }

        double durationS() {
            return lineM * detour / speedMps;
        }
    }

    private static void requireLonger(Band nearer, Band farther) {
        boolean longer = farther.lineM() > nearer.lineM()
                && farther.lineM() * farther.detour() >= nearer.lineM() * nearer.detour()
                && farther.durationS() >= nearer.durationS();
        if (!longer) {
            throw new IllegalArgumentException(
                    "a longer line must not be shorter or quicker to drive: " + nearer + " and then " + farther);
        }
    }

    private static void requirePaces(String days, List<Double> paces) {
        if (paces.size() != HOURS) {
            throw new IllegalArgumentException(days + " has " + paces.size() + " hours, not " + HOURS);
        }
        paces.forEach(pace -> requireWithin(days + " pace", pace, LEAST_PACE, MOST_PACE));
    }

    private static void requireWithin(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(what + " " + value + " is not " + least + " to " + most);
        }
    }
}
