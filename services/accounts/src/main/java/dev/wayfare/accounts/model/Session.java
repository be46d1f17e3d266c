package dev.wayfare.accounts.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One signed-in device.
 *
 * @param refreshHash SHA-256 of the refresh token that may be exchanged next
 * @param spent hashes exchanged before, newest first, at most {@value #REMEMBERED}: shown again, they betray a theft
 */
public record Session(String refreshHash, List<String> spent, Instant openedAt, Instant expiresAt) {

    /** How many spent tokens are told apart from unknown ones. */
    static final int REMEMBERED = 8;

    public Session {
        spent = List.copyOf(spent);
    }

    Session rotated(String nextHash, Instant until) {
        List<String> hashes = new ArrayList<>(REMEMBERED);
        hashes.add(refreshHash);
        hashes.addAll(spent.subList(0, Math.min(spent.size(), REMEMBERED - 1)));
        return new Session(nextHash, hashes, openedAt, until);
    }

    boolean hasExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
