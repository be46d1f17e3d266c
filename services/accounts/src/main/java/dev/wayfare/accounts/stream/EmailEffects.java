package dev.wayfare.accounts.stream;

import dev.wayfare.accounts.model.EmailBook;
import dev.wayfare.claims.ClaimAnswers;
import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.decider.Effects;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.runtime.decider.Step;

/**
 * Answers of an e-mail's owner to the accounts that claim it. The account that asked is also handed whoever waits; one
 * whose hold merely expired meanwhile is only told.
 */
public final class EmailEffects implements Effects<ClaimCommand, EmailBook, ClaimEvent> {

    @Override
    public void applied(Step<ClaimCommand, EmailBook, ClaimEvent> step, Outbox out) {
        for (ClaimOutcome outcome :
                ClaimAnswers.applied(step.command(), step.events(), step.after().claims())) {
            if (answers(step.command(), outcome)) {
                out.delegate(Topics.EMAIL_CLAIM_OUTCOMES, outcome.claimant(), outcome);
            } else {
                out.send(Topics.EMAIL_CLAIM_OUTCOMES, outcome.claimant(), outcome);
            }
        }
    }

    @Override
    public void refused(String key, EmailBook book, ClaimCommand command, Refusal refusal, Outbox out) {
        ClaimAnswers.refused(command, refusal)
                .ifPresent(outcome -> out.delegate(Topics.EMAIL_CLAIM_OUTCOMES, outcome.claimant(), outcome));
    }

    private static boolean answers(ClaimCommand command, ClaimOutcome outcome) {
        return switch (command) {
            case ClaimCommand.Hold hold -> hold.claim().equals(outcome.claim());
            case ClaimCommand.Confirm confirm -> confirm.claim().equals(outcome.claim());
            case ClaimCommand.Define define -> false;
            case ClaimCommand.Release release -> false;
            case ClaimCommand.ExpireDue due -> false;
        };
    }
}
