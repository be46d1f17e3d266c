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
import dev.wayfare.travel.inventory.model.StockOwner;
import java.util.List;

/** Describes stock to the host of deciders, keyed by resource. The names under which states are stored are for ever. */
public final class StockAggregate {

    private StockAggregate() {}

    public static Aggregate<StockCommand, Stock, ClaimEvent> of(Capacities capacities) {
        return Aggregate.named("inventory", new StockOwner())
                .state("stock", Stock.class)
                .reads(Topics.INVENTORY_CLAIMS, value -> command((ClaimCommand) value, capacities))
                .timers(StockAggregate::timers)
                .effects(new StockEffects())
                .publishes(Topics.INVENTORY_EVENTS);
    }

    private static StockCommand command(ClaimCommand claim, Capacities capacities) {
        if (!(claim instanceof ClaimCommand.Hold)) {
            return new StockCommand(claim, null);
        }
        StockResource resource = StockResource.parse(claim.resource());
        return new StockCommand(claim, capacities.find(resource).orElse(null));
    }

    private static List<Due<StockCommand>> timers(Stock stock) {
        return stock.claims().nextExpiry().stream()
                .map(at -> new Due<>(at, new StockCommand(new ClaimCommand.ExpireDue(stock.resource()), null)))
                .toList();
    }
}
