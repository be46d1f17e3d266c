package dev.wayfare.travel.inventory.stream;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.runtime.decider.Aggregate;
import dev.wayfare.runtime.decider.Due;
import dev.wayfare.travel.inventory.Capacities;
import dev.wayfare.travel.inventory.model.Stock;
import dev.wayfare.travel.inventory.model.StockCommand;
import dev.wayfare.travel.inventory.model.StockDays;
import dev.wayfare.travel.inventory.model.StockOwner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Describes stock to the host of deciders, keyed by resource. The names under which states are stored are for ever. */
public final class StockAggregate {

    private StockAggregate() {}

    public static Aggregate<StockCommand, Stock, ClaimEvent> of(Capacities capacities) {
        return Aggregate.named("inventory", new StockOwner())
                .state("stock", Stock.class, new PackedStock())
                .reads(Topics.INVENTORY_CLAIMS, value -> command((ClaimCommand) value, capacities))
                .timers(StockAggregate::timers)
                .effects(new StockEffects())
                .forgets(StockDays::forgetAt)
                .publishes(Topics.INVENTORY_EVENTS);
    }

    private static StockCommand command(ClaimCommand claim, Capacities capacities) {
        if (!(claim instanceof ClaimCommand.Hold)) {
            return new StockCommand(claim, null);
        }
        return new StockCommand(
                claim,
                StockResource.find(claim.resource()).flatMap(capacities::find).orElse(null));
    }

    private static List<Due<StockCommand>> timers(Stock stock) {
        List<Due<StockCommand>> dues = new ArrayList<>(2);
        stock.claims().nextExpiry().ifPresent(at -> dues.add(due(at, new ClaimCommand.ExpireDue(stock.resource()))));
        StockDays.closesAt(stock)
                .ifPresent(at -> StockDays.nextClose(stock).ifPresent(close -> dues.add(due(at, close))));
        return dues;
    }

    private static Due<StockCommand> due(Instant at, ClaimCommand command) {
        return new Due<>(at, new StockCommand(command, null));
    }
}
