package dev.wayfare.travel.inventory.stream;

import dev.wayfare.claims.ClaimAnswers;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.decider.Effects;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.runtime.decider.Step;
import dev.wayfare.travel.inventory.model.Stock;
import dev.wayfare.travel.inventory.model.StockCommand;

/** What the owner of stock answers to the bookings that claim it. */
public final class StockEffects implements Effects<StockCommand, Stock, ClaimEvent> {

    @Override
    public void applied(Step<StockCommand, Stock, ClaimEvent> step, Outbox out) {
        ClaimAnswers.applied(step.command().claim(), step.events(), step.after().claims())
                .forEach(outcome -> tell(outcome, out));
    }

    @Override
    public void refused(String key, Stock stock, StockCommand command, Refusal refusal, Outbox out) {
        ClaimAnswers.refused(command.claim(), refusal).ifPresent(outcome -> tell(outcome, out));
    }

    private static void tell(ClaimOutcome outcome, Outbox out) {
        out.send(Topics.INVENTORY_CLAIM_OUTCOMES, outcome.claimant(), outcome);
    }
}
