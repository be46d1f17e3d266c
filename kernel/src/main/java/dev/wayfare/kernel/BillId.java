package dev.wayfare.kernel;

/** Identity of a bill; it shares its body with the ride, booking or order that it bills. */
public record BillId(String value) implements Id {

    /** What this kind of id starts with. */
    public static final String PREFIX = "bill";

    public BillId {
        Ids.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
