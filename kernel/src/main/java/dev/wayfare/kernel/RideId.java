package dev.wayfare.kernel;

/** Identity of a ride. */
public record RideId(String value) implements Id {

    /** What this kind of id starts with. */
    public static final String PREFIX = "ride";

    public RideId {
        Ids.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
