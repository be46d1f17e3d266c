package dev.wayfare.kernel;

/** Identity of a person: rider, driver, traveller, admin. A driver's id is his user id. */
public record UserId(String value) implements Id {

    /** What this kind of id starts with. */
    public static final String PREFIX = "user";

    public UserId {
        Ids.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
