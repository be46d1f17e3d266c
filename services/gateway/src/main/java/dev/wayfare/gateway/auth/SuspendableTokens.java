package dev.wayfare.gateway.auth;

import dev.wayfare.kernel.Problem;
import dev.wayfare.runtime.auth.AccessTokens;
import dev.wayfare.runtime.auth.Caller;

/** Good tokens of people who are not suspended. Thread-safe; never blocks. */
public record SuspendableTokens(AccessTokens tokens, Suspensions suspensions) implements TokenVerifier {

    @Override
    public Caller verify(String token) {
        Caller caller = tokens.verify(token);
        if (suspensions.contains(caller.user().value())) {
            throw Problem.of(403, "account-suspended", "this account is suspended; ask support")
                    .raise();
        }
        return caller;
    }

    @Override
    public Caller verifyEvenSuspended(String token) {
        return tokens.verify(token);
    }
}
