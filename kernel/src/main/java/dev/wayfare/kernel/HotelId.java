package dev.wayfare.kernel;

/** Identity of a hotel. */
public record HotelId(String value) implements Id {

    /** What this kind of id starts with. */
    public static final String PREFIX = "hotel";

    public HotelId {
        Ids.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
