package dev.wayfare.gateway.auth;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.wayfare.gateway.http.Access;
import dev.wayfare.gateway.http.Gate;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.limits.Limits;
import dev.wayfare.runtime.auth.Caller;
import org.jspecify.annotations.Nullable;

/** Lets in whoever shows a good token of a fitting role and has not asked too much. */
public final class TokenGate implements Gate {

    private static final String SCHEME = "Bearer ";

    private final TokenVerifier tokens;
    private final Limits limits;

    public TokenGate(TokenVerifier tokens, Limits limits) {
        this.tokens = tokens;
        this.limits = limits;
    }

    @Override
    public @Nullable Caller enter(ServiceRequestContext context, Access access) {
        if (access.isOpen()) {
            limits.countAddress(context.clientAddress().getHostAddress());
            return null;
        }
        String header = context.request().headers().get(HttpHeaderNames.AUTHORIZATION);
        if (header == null) {
            throw Problems.unauthenticated("token-missing", "send an access token: Authorization: Bearer <JWT>")
                    .raise();
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw Problems.unauthenticated("token-invalid", "the Authorization header must be: Bearer <JWT>")
                    .raise();
        }
        String token = header.substring(SCHEME.length()).trim();
        Caller caller =
                access == Access.DRIVERS_EVEN_SUSPENDED ? tokens.verifyEvenSuspended(token) : tokens.verify(token);
        limits.countSubject(caller.user().value());
        if (!access.admits(caller)) {
            throw Problems.forbidden().raise();
        }
        return caller;
    }
}
