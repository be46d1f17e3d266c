package dev.wayfare.gateway.feed;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Problem;
import dev.wayfare.runtime.auth.Caller;
import io.netty.util.AttributeKey;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Who may open a socket. The token says who it is, and no cookie does, so that any origin may open one, and apps that have none.
 * Stateless.
 */
public final class SocketDoor {

    private static final AttributeKey<Caller> CALLER = AttributeKey.valueOf(SocketDoor.class, "caller");
    private static final MediaType PROBLEM = MediaType.create("application", "problem+json");

    private final Function<String, Caller> tokens;
    private final Clock clock;

    /**
     * A door.
     *
     * @param tokens who a token belongs to; raises a {@link Problem} for a bad one
     */
    public SocketDoor(Function<String, Caller> tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What a socket asks beside the token; must not block. */
    public interface Check {
        /**
         * Looks at the handshake.
         *
         * @throws Problem.Raised when this socket is not for him
         */
        void look(ServiceRequestContext ctx, Caller caller);
    }

    /** Who opened the socket that this context belongs to. */
    public static Caller callerOf(ServiceRequestContext ctx) {
        return Objects.requireNonNull(ctx.attr(CALLER), "an unguarded socket");
    }

    /** Closes a socket when the token is over by which it was opened. */
    public void closeWhenOver(ServiceRequestContext ctx, WebSocketWriter out) {
        long leftMs =
                Duration.between(clock.instant(), callerOf(ctx).expiresAt()).toMillis();
        var _ = ctx.eventLoop()
                .schedule(
                        () -> out.close(
                                WebSocketCloseStatus.POLICY_VIOLATION,
                                "this access token is over; connect again with another"),
                        Math.max(0, leftMs),
                        TimeUnit.MILLISECONDS);
    }

    /** Lets in whoever has a token of one of these roles (none given: of any) and passes the check. */
    public HttpService guard(HttpService socket, Check check, Role... roles) {
        return socket.decorate((delegate, ctx, request) -> {
            try {
                Caller caller = tokens.apply(token(request));
                if (roles.length > 0 && !caller.is(roles)) {
                    throw Problem.of(403, "role-not-allowed", "this socket is for drivers")
                            .raise();
                }
                check.look(ctx, caller);
                ctx.setAttr(CALLER, caller);
            } catch (Problem.Raised raised) {
                return refused(raised.problem());
            }
            ctx.clearRequestTimeout();
            HttpRequest known = withOrigin(request);
            ctx.updateRequest(known);
            return delegate.serve(ctx, known);
        });
    }

    /** Apps that are no browsers send no Origin; the token says who they are, so any origin will do. */
    private static HttpRequest withOrigin(HttpRequest request) {
        return request.headers().contains(HttpHeaderNames.ORIGIN)
                ? request
                : request.mapHeaders(headers -> headers.withMutations(all -> all.set(HttpHeaderNames.ORIGIN, "null")));
    }

    /** The answer to a handshake that is not taken. */
    public static HttpResponse refused(Problem problem) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "about:blank");
        document.put("status", problem.status());
        document.put("code", problem.code());
        document.put("detail", problem.detail());
        return HttpResponse.of(
                HttpStatus.valueOf(problem.status()),
                PROBLEM,
                new String(Json.write(document), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** The token of {@code Sec-WebSocket-Protocol: bearer, <JWT>}, or of an Authorization header where a client can set one. */
    private static String token(HttpRequest request) {
        String protocols = request.headers().get("sec-websocket-protocol", "");
        List<String> offered = List.of(protocols.split("\\s*,\\s*"));
        if (offered.size() == 2 && offered.getFirst().equals("bearer")) {
            return offered.get(1);
        }
        String header = request.headers().get("authorization", "");
        if (header.startsWith("Bearer ")) {
            return header.substring("Bearer ".length());
        }
        throw Problem.of(401, "token-missing", "send Sec-WebSocket-Protocol: bearer, <access token> with the handshake")
                .raise();
    }
}
