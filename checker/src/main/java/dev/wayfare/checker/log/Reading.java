package dev.wayfare.checker.log;

/** What came of reading one record. */
public sealed interface Reading {

    Place place();

    /** It could be read. */
    record Known(Decoded decoded) implements Reading {
        @Override
        public Place place() {
            return decoded.place();
        }
    }

    /** A newer writer's type, perhaps: this program does not know its name. */
    record UnknownType(Place place, String type) implements Reading {}

    /** It could not be read, or does not belong where it stands. */
    record Unreadable(Place place, String cause) implements Reading {}
}
