package dev.wayfare.claims;

/** Why a hold or its confirmation was refused. */
public enum ClaimRefusal {
    /** The resource takes no claims now, such as a driver who is offline. */
    UNAVAILABLE,
    /** What is asked for is sold. */
    NO_CAPACITY,
    /** What is asked for is held by others, not sold, or the request came too late; worth a retry with jitter. */
    CONTENDED,
    /** Nobody defined this resource, or nobody held this claim. */
    UNKNOWN,
    /** The hold had ended before it was confirmed. */
    EXPIRED
}
