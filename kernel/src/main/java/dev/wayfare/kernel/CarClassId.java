package dev.wayfare.kernel;

/** Identity of a class of cars at one location. */
public record CarClassId(String value) implements Id {

    /** What this kind of id starts with. */
    public static final String PREFIX = "car";

    public CarClassId {
        Ids.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
