package dev.wayfare.kernel;

/** Identity of one attempt to hold a resource; people see a driver's claim as an offer. */
public record ClaimId(String value) implements Id {

    /** What this kind of id starts with. */
    public static final String PREFIX = "offer";

    public ClaimId {
        Ids.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
