package dev.wayfare.gateway.auth;

import dev.wayfare.runtime.auth.Caller;

/** Tells whose access token it is. Thread-safe; must not block. */
public interface TokenVerifier {

    /**
     * The owner of a token.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 401 when it is not good
     */
    Caller verify(String token);
}
