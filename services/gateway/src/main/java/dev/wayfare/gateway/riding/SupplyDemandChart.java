package dev.wayfare.gateway.riding;

import dev.wayfare.contracts.dispatch.MarketConditions;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.runtime.geo.Cells;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code GET /admin/charts/supply-demand}: open requests and available drivers, cell by cell, the busiest first. */
public final class SupplyDemandChart {

    private static final int MOST = 2_000;

    private final Markets markets;

    public SupplyDemandChart(Markets markets) {
        this.markets = markets;
    }

    /**
     * One cell and product.
     *
     * @param position the middle of the cell
     * @param surge factor on fares now
     * @param at when it was counted
     */
    record Item(
            String cell,
            GeoPoint position,
            String product,
            int openRequests,
            int availableDrivers,
            double surge,
            Instant at) {}

    record Chart(String name, List<Item> items) {}

    public CompletionStage<Answer> show(Call call) {
        List<Item> items = markets.list().stream()
                .sorted(Comparator.comparingInt(MarketConditions::openRequests)
                        .thenComparingInt(MarketConditions::availableDrivers)
                        .reversed())
                .limit(MOST)
                .map(one -> item(one, call.now()))
                .toList();
        return CompletableFuture.completedFuture(Answer.json(200, new Chart("supply-demand", items)));
    }

    private static Item item(MarketConditions one, Instant now) {
        return new Item(
                one.cell(),
                Cells.middle(one.cell()),
                one.product(),
                one.openRequests(),
                one.availableDrivers(),
                one.surgeAt(now),
                one.at());
    }
}
