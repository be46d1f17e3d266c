package dev.wayfare.gateway.http;

import com.linecorp.armeria.server.ServerBuilder;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts routes on a server, with the manners that all of them share. */
public final class Front {

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    /** Longer than anybody may wait for a decision. */
    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(35);

    private static final Duration IDLE = Duration.ofSeconds(60);

    private Front() {}

    /**
     * Sets up the server: HTTP/1.1 and HTTP/2 without TLS on one port, caps, problems for whatever goes wrong. What a client did
     * wrong is told to the client, and not reported with a stack; {@link Failures} logs the rest.
     */
    public static void open(ServerBuilder server, int port) {
        requireFree(port);
        server.http(port)
                .maxRequestLength(Route.BODY)
                .requestTimeout(LONGEST_REQUEST)
                .idleTimeout(IDLE)
                .disableServerHeader()
                .unloggedExceptionsReportInterval(Duration.ZERO)
                .errorHandler(new ProblemPages());
    }

    /** Asked before anything else is started, for a message that says what to do. */
    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket(port)) {
            LOG.debug("port {} is free", probe.getLocalPort());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "port " + port + " cannot be opened (" + e.getMessage()
                            + "); stop what uses it, or choose another one by --port or http.port",
                    e);
        }
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
