package dev.wayfare.claims;

import dev.wayfare.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What claimants are told after a decision of {@link Claims}: the other half of the claim protocol. Pure. */
public final class ClaimAnswers {

    private ClaimAnswers() {}

    /** Answers to an accepted command: its events, or, where it was already so, the same answer as the first time. */
    public static List<ClaimOutcome> applied(ClaimCommand command, List<ClaimEvent> events, ClaimBook after) {
        List<ClaimOutcome> answers = new ArrayList<>();
        for (ClaimEvent event : events) {
            if (event instanceof ClaimOutcome outcome) {
                answers.add(outcome);
            }
        }
        if (events.isEmpty()) {
            again(command, after).ifPresent(answers::add);
        }
        return answers;
    }

    /** The answer to a refused command. */
    public static Optional<ClaimOutcome> refused(ClaimCommand command, Refusal refusal) {
        ClaimRefusal reason = ClaimRefusal.valueOf(refusal.code());
        return switch (command) {
            case ClaimCommand.Hold hold ->
                Optional.of(new ClaimOutcome.HoldRefused(hold.resource(), hold.claim(), hold.claimant(), reason));
            case ClaimCommand.Confirm confirm ->
                Optional.of(new ClaimOutcome.ConfirmRefused(
                        confirm.resource(), confirm.claim(), confirm.claimant(), reason));
            case ClaimCommand.Define define -> Optional.empty();
            case ClaimCommand.Release release -> Optional.empty();
            case ClaimCommand.ExpireDue due -> Optional.empty();
            case ClaimCommand.CloseSlots close -> Optional.empty();
        };
    }

    private static Optional<ClaimOutcome> again(ClaimCommand command, ClaimBook book) {
        return switch (command) {
            case ClaimCommand.Hold hold -> book.find(hold.claim()).map(entry -> heldAgain(hold, entry));
            case ClaimCommand.Confirm confirm ->
                book.find(confirm.claim())
                        .map(entry -> new ClaimOutcome.Confirmed(
                                confirm.resource(), confirm.claim(), entry.claimant(), entry.expiresAt()));
            case ClaimCommand.Define define -> Optional.empty();
            case ClaimCommand.Release release -> Optional.empty();
            case ClaimCommand.ExpireDue due -> Optional.empty();
            case ClaimCommand.CloseSlots close -> Optional.empty();
        };
    }

    private static ClaimOutcome heldAgain(ClaimCommand.Hold hold, ClaimBook.Entry entry) {
        return new ClaimOutcome.Held(
                hold.resource(),
                hold.claim(),
                entry.claimant(),
                entry.quantity(),
                entry.slots(),
                entry.expiresAt(),
                entry.reference(),
                entry.expiresAt().minusSeconds(hold.holdS()));
    }
}
