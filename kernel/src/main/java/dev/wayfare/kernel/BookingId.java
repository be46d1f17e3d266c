package dev.wayfare.kernel;

/** Identity of a traveller's booking. */
public record BookingId(String value) implements Id {

    /** What this kind of id starts with. */
    public static final String PREFIX = "booking";

    public BookingId {
        Ids.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
