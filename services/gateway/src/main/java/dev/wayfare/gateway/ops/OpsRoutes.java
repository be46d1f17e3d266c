package dev.wayfare.gateway.ops;

import com.linecorp.armeria.common.MediaType;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Route;
import dev.wayfare.runtime.node.Health;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Health and metrics of this process, for those who run it. */
public final class OpsRoutes {

    private static final MediaType PROMETHEUS = MediaType.parse("text/plain; version=0.0.4; charset=utf-8");

    private final Health health;
    private final PrometheusMeterRegistry meters;

    private OpsRoutes(Health health, PrometheusMeterRegistry meters) {
        this.health = health;
        this.meters = meters;
    }

    /**
     * How the process is.
     *
     * @param missing what it waits for, by name; absent when it is up
     */
    record State(String status, @Nullable Map<String, String> missing) {}

    public static List<Route> of(Health health, PrometheusMeterRegistry meters) {
        OpsRoutes ops = new OpsRoutes(health, meters);
        return List.of(
                Route.top("/health/live", OpsRoutes::live),
                Route.top("/health/ready", ops::ready),
                Route.top("/metrics", ops::metrics));
    }

    private static CompletionStage<Answer> live(Call call) {
        return CompletableFuture.completedFuture(Answer.json(200, new State("UP", null)));
    }

    private CompletionStage<Answer> ready(Call call) {
        Map<String, String> missing = health.missing();
        return CompletableFuture.completedFuture(
                missing.isEmpty()
                        ? Answer.json(200, new State("UP", null))
                        : Answer.json(503, new State("DOWN", missing)));
    }

    private CompletionStage<Answer> metrics(Call call) {
        return CompletableFuture.supplyAsync(
                () -> Answer.text(200, PROMETHEUS, meters.scrape()),
                call.context().blockingTaskExecutor());
    }
}
