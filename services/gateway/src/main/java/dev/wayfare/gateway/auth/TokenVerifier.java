package dev.wayfare.gateway.auth;

import dev.wayfare.runtime.auth.Caller;

/** Tells whose access token it is. Thread-safe; must not block. */
public interface TokenVerifier {

    /**
     * The owner of a token.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 401 when it is not good, 403 when he is suspended
     */
    Caller verify(String token);

    /** The owner of a token, even if he is suspended: for what he must bring to an end. */
    default Caller verifyEvenSuspended(String token) {
        return verify(token);
    }
}
