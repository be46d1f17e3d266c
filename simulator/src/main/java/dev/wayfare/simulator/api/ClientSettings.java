package dev.wayfare.simulator.api;

import java.net.URI;
import java.time.Duration;

/**
 * How a client reaches the platform.
 *
 * @param baseUrl scheme, host and port, such as {@code http://localhost:8080}
 * @param perAttempt how long one attempt may take; longer than the longest wait that is asked for (10 s)
 * @param total how long a call may take with all its attempts
 * @param attempts how often a call is tried when the platform is busy, away, or the connection breaks
 * @param threads event loops; each keeps one HTTP/2 connection
 * @param multiplexSockets WebSockets as streams of the HTTP/2 connections, which 10,000 people need to fit into one
 *     process's files; otherwise each has a connection of its own, as a phone would
 */
public record ClientSettings(
        URI baseUrl, Duration perAttempt, Duration total, int attempts, int threads, boolean multiplexSockets) {

    public ClientSettings {
        if (attempts < 1 || threads < 1) {
            throw new IllegalArgumentException("attempts and threads start at 1, not " + attempts + ", " + threads);
        }
    }

    public static ClientSettings of(URI baseUrl) {
        return new ClientSettings(baseUrl, Duration.ofSeconds(15), Duration.ofSeconds(60), 12, 2, false);
    }

    public ClientSettings withMultiplexedSockets() {
        return new ClientSettings(baseUrl, perAttempt, total, attempts, threads, true);
    }

    public ClientSettings withPatience(Duration newPerAttempt, Duration newTotal, int newAttempts) {
        return new ClientSettings(baseUrl, newPerAttempt, newTotal, newAttempts, threads, multiplexSockets);
    }
}
