package dev.wayfare.kernel;

/**
 * An opaque identity: a type prefix, an underscore and 26 base32 characters, such as {@code ride_01jd…}.
 *
 * <p>Each kind of id is a record of its own, so that a ride's id is never taken for a driver's. On the wire an id is its
 * plain text.
 */
public interface Id {

    /** Prefix and body, as clients see it. */
    String value();
}
