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

/** What an e-mail's owner answers to the accounts that claim it. */
public final class EmailEffects implements Effects<ClaimCommand, EmailBook, ClaimEvent> {

    @Override
    public void applied(Step<ClaimCommand, EmailBook, ClaimEvent> step, Outbox out) {
        ClaimAnswers.applied(step.command(), step.events(), step.after().claims())
                .forEach(outcome -> tell(outcome, out));
    }

    @Override
    public void refused(String key, EmailBook book, ClaimCommand command, Refusal refusal, Outbox out) {
        ClaimAnswers.refused(command, refusal).ifPresent(outcome -> tell(outcome, out));
    }

    private static void tell(ClaimOutcome outcome, Outbox out) {
        out.send(Topics.EMAIL_CLAIM_OUTCOMES, outcome.claimant(), outcome);
    }
}
