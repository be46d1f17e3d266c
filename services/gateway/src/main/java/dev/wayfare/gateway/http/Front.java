package dev.wayfare.gateway.http;

import com.linecorp.armeria.server.ServerBuilder;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.runtime.config.FreePort;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Puts routes on a server, with the manners that all of them share. */
public final class Front {

    /** Longer than anybody may wait for a decision. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(35);

    private static final Duration IDLE = Duration.ofSeconds(60);

    private Front() {}

    /**
     * Sets up the server: HTTP/1.1 and HTTP/2 without TLS on one port, caps, problems for whatever goes wrong. What a client did
     * wrong is told to the client, and not reported with a stack; {@link Failures} logs the rest.
     */
    public static void open(ServerBuilder server, int port) {
        FreePort.require(port, "--port or http.port");
        server.http(port)
                .maxRequestLength(Route.BODY)
                .requestTimeout(LONGEST_REQUEST)
                .idleTimeout(IDLE)
                .disableServerHeader()
                .unloggedExceptionsReportInterval(Duration.ZERO)
                .errorHandler(new ProblemPages());
    }

    /** Adds routes. */
    public static void add(ServerBuilder server, List<Route> routes, Gate gate, Clock clock, GatewayMetrics metrics) {
        for (Route route : routes) {
            server.route()
                    .path(route.path())
                    .methods(route.method())
                    .maxRequestLength(Math.max(1, route.largest()))
                    .build(new Endpoint(route, gate, clock, metrics));
        }
    }
}
