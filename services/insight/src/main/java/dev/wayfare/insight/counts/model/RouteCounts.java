package dev.wayfare.insight.counts.model;

/**
 * How often one route or place was sold on a day.
 *
 * @param items how often it was booked
 * @param units seats, rooms, cars
 */
public record RouteCounts(long items, long units, Amounts sales) {

    /** Nothing was sold. */
    public static final RouteCounts NONE = new RouteCounts(0, 0, Amounts.NONE);

    /** With one more sale. */
    public RouteCounts plus(Fact.Sold sold) {
        return new RouteCounts(items + sold.items(), units + sold.units(), sales.plus(sold.sales()));
    }
}
