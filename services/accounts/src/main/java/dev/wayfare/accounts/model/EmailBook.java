package dev.wayfare.accounts.model;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimCommand.ExpireDue;
import java.time.Instant;
import java.util.Optional;

/**
 * Who claims one e-mail.
 *
 * @param resource its name as a resource; empty until its first event
 */
public record EmailBook(String resource, ClaimBook claims) {

    static final EmailBook UNCLAIMED = new EmailBook("", ClaimBook.of(1));

    /** When the hold on it ends unless confirmed. */
    public Optional<Instant> nextExpiry() {
        return claims.nextExpiry();
    }

    /** What ends that hold. */
    public ExpireDue expiry() {
        return new ExpireDue(resource);
    }

    /** When nothing about it needs remembering any more; empty while it is claimed. */
    public Optional<Instant> forgettableAt() {
        return claims.live().isEmpty() ? claims.fences().values().stream().max(Instant::compareTo) : Optional.empty();
    }
}
