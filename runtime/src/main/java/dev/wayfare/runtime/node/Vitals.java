package dev.wayfare.runtime.node;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import dev.wayfare.contracts.wire.Json;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Health and metrics of a process, for those who run it: the gateway shows them among its routes, a process without a gateway
 * on a port of its own. Thread-safe.
 */
public final class Vitals {

    public static final String LIVE = "/health/live";
    public static final String READY = "/health/ready";
    public static final String METRICS = "/metrics";

    private static final MediaType PROMETHEUS = MediaType.parse("text/plain; version=0.0.4; charset=utf-8");

    private final Health health;
    private final PrometheusMeterRegistry meters;

    public Vitals(Health health, PrometheusMeterRegistry meters) {
        this.health = health;
        this.meters = meters;
    }

    /** An answer, whoever carries it. */
    public record Told(int status, MediaType type, HttpData body) {

        private HttpResponse toHttp() {
            return HttpResponse.of(HttpStatus.valueOf(status), type, body);
        }
    }

    /**
     * How the process is.
     *
     * @param missing what it waits for, by name; absent when it is up
     */
    private record State(String status, @Nullable Map<String, String> missing) {}

    /** That it lives; whoever hears this knows. */
    public Told live() {
        return state(200, new State("UP", null));
    }

    /** 200, or 503 with what is missing. */
    public Told ready() {
        Map<String, String> missing = health.missing();
        return missing.isEmpty() ? state(200, new State("UP", null)) : state(503, new State("DOWN", missing));
    }

    /** Everything measured, as Prometheus reads it; may take a while, so not on an event loop. */
    public Told metrics() {
        return new Told(200, PROMETHEUS, HttpData.ofUtf8(meters.scrape()));
    }

    private static Told state(int status, State state) {
        return new Told(status, MediaType.JSON, HttpData.wrap(Json.write(state)));
    }

    /** Puts them on a server of their own. */
    void serve(ServerBuilder server) {
        server.service(LIVE, (context, request) -> live().toHttp())
                .service(READY, (context, request) -> ready().toHttp())
                .service(
                        METRICS,
                        (context, request) -> HttpResponse.of(CompletableFuture.supplyAsync(
                                () -> metrics().toHttp(), context.blockingTaskExecutor())));
    }
}
