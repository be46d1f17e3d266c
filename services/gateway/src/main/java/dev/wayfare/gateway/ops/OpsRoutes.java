package dev.wayfare.gateway.ops;

import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Route;
import dev.wayfare.runtime.node.Vitals;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Health and metrics of this process among the public routes. */
public final class OpsRoutes {

    private OpsRoutes() {}

    public static List<Route> of(Vitals vitals) {
        return List.of(
                Route.top(Vitals.LIVE, call -> CompletableFuture.completedFuture(answer(vitals.live()))),
                Route.top(Vitals.READY, call -> CompletableFuture.completedFuture(answer(vitals.ready()))),
                Route.top(Vitals.METRICS, call -> blocking(call, vitals::metrics)));
    }

    private static CompletionStage<Answer> blocking(Call call, Supplier<Vitals.Told> told) {
        return CompletableFuture.supplyAsync(
                () -> answer(told.get()), call.context().blockingTaskExecutor());
    }

    private static Answer answer(Vitals.Told told) {
        return new Answer(told.status(), told.type(), told.body(), Map.of());
    }
}
