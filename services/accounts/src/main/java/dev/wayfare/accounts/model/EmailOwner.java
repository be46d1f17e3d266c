package dev.wayfare.accounts.model;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.Claims;
import dev.wayfare.kernel.Decider;
import dev.wayfare.kernel.Decision;
import java.time.Instant;

/** Decides who has an e-mail: the claim kernel with capacity 1, and the e-mail's name kept for its timer. */
public final class EmailOwner implements Decider<ClaimCommand, EmailBook, ClaimEvent> {

    private final Claims claims = Claims.ofCapacity(1);

    @Override
    public EmailBook initial() {
        return EmailBook.UNCLAIMED;
    }

    @Override
    public Decision<ClaimEvent> decide(EmailBook book, ClaimCommand command, Instant now) {
        return claims.decide(book.claims(), command, now);
    }

    @Override
    public EmailBook evolve(EmailBook book, ClaimEvent event) {
        return new EmailBook(event.resource(), claims.evolve(book.claims(), event));
    }
}
