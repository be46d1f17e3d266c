package dev.wayfare.gateway.http;

import com.linecorp.armeria.server.ServiceRequestContext;
import dev.wayfare.runtime.auth.Caller;
import org.jspecify.annotations.Nullable;

/** What stands before every route: whose token it is, and whether he has asked too much. Must not block. */
public interface Gate {

    /**
     * Who asks; null on open routes.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 401 or 403
     * @throws RetryLater 429
     */
    @Nullable
    Caller enter(ServiceRequestContext context, Access access);
}
