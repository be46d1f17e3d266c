package dev.wayfare.insight.counts.model;

/** How full a day of travel is. */
public record Occupancy(long capacity, long sold, long held) {

    /** Nobody has claimed anything. */
    public static final Occupancy NONE = new Occupancy(0, 0, 0);

    /** After one more decision. */
    public Occupancy plus(Fact.Occupied by) {
        return new Occupancy(capacity + by.capacity(), sold + by.sold(), held + by.held());
    }
}
