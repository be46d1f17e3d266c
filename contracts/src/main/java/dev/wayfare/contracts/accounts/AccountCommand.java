package dev.wayfare.contracts.accounts;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an account is asked. Keyed by user, on {@code signup-requests}. Carries hashes, never a password or token. */
public sealed interface AccountCommand {

    /**
     * Asks for an account.
     *
     * @param email as typed; its owner validates and normalises it
     * @param phone as typed, with country code
     * @param passwordHash Argon2id, encoded
     * @param vehicle drivers only
     * @param invited made by an admin or by the platform itself: such an account may have any role
     * @param replyWhenDecided who waits until the account is active (applied) or rejected (refused, with the rejection as
     *     its code); the command's own reply says only that it was taken
     */
    record SignUp(
            UserId user,
            Role role,
            String name,
            String email,
            String phone,
            String passwordHash,
            @Nullable Vehicle vehicle,
            boolean invited,
            @Nullable ReplyTo replyWhenDecided)
            implements AccountCommand {

        /** Nothing personal, and not the hash: this is what logs show. */
        @Override
        public String toString() {
            return "SignUp[" + user + ", " + role + "]";
        }
    }

    /** The e-mail's owner has decided. Arrives on {@code email-claim-outcomes}. */
    record EmailDecided(ClaimOutcome outcome) implements AccountCommand {}

    /** Changes what is not null. */
    record ChangeProfile(@Nullable String name, @Nullable String phone) implements AccountCommand {}

    /** Replaces the password and ends every session but none's own. */
    record ChangePassword(String passwordHash) implements AccountCommand {

        /** Not the hash: this is what logs show. */
        @Override
        public String toString() {
            return "ChangePassword[]";
        }
    }

    /** Shuts a person out, at once. */
    record Suspend(String by, String reason) implements AccountCommand {}

    /** Lets a suspended person in again. */
    record Reinstate(String by) implements AccountCommand {}

    /**
     * A sign-in whose password was right.
     *
     * @param refreshHash SHA-256 of the session's first refresh token
     */
    record OpenSession(String session, String refreshHash, Instant expiresAt) implements AccountCommand {}

    /** Exchanges a refresh token; an old one that is shown again ends the session. */
    record RotateSession(String session, String presentedHash, String nextHash, Instant expiresAt)
            implements AccountCommand {}

    /**
     * Ends a session.
     *
     * @param reason {@code logout}, or {@code reuse} when a spent refresh token was shown
     */
    record CloseSession(String session, String reason) implements AccountCommand {}

    /** The owner's timer: ends every session that is overdue, and a sign-up whose e-mail nobody decided. */
    record EndOverdue() implements AccountCommand {}
}
