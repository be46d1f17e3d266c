package dev.wayfare.contracts.accounts;

import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of an account. Keyed by user, on {@code account-events}. */
public sealed interface AccountEvent {

    Instant at();

    /**
     * The form was good; the e-mail is being claimed.
     *
     * @param email in normal form
     * @param phone E.164
     * @param replyWhenDecided who waits for the end of it
     */
    record SignedUp(
            UserId user,
            Role role,
            String name,
            String email,
            String phone,
            String passwordHash,
            @Nullable Vehicle vehicle,
            @Nullable ReplyTo replyWhenDecided,
            Instant at)
            implements AccountEvent {

        /** Nothing personal, and not the hash: this is what logs show. */
        @Override
        public String toString() {
            return "SignedUp[" + user + ", " + role + "]";
        }
    }

    /** The account can be used. */
    record AccountActivated(UserId user, Instant at) implements AccountEvent {}

    /**
     * The account never came to be.
     *
     * @param rejection frozen code: {@code email-taken}, {@code email-invalid}, {@code phone-invalid}, {@code name-invalid},
     *     {@code vehicle-invalid}, {@code role-not-allowed}, {@code sign-up-expired}
     * @param detail a sentence for people; never what they typed
     */
    record SignUpRejected(UserId user, String rejection, String detail, Instant at) implements AccountEvent {}

    /** Name or phone changed; both are given whole. */
    record ProfileChanged(String name, String phone, Instant at) implements AccountEvent {}

    /** All sessions ended with it. */
    record PasswordChanged(String passwordHash, Instant at) implements AccountEvent {

        /** Not the hash: this is what logs show. */
        @Override
        public String toString() {
            return "PasswordChanged[" + at + "]";
        }
    }

    /** All sessions ended with it. */
    record AccountSuspended(String by, String reason, Instant at) implements AccountEvent {}

    /** A suspended person may come in again. */
    record AccountReinstated(String by, Instant at) implements AccountEvent {}

    /** Somebody signed in. */
    record SessionOpened(String session, String refreshHash, Instant expiresAt, Instant at) implements AccountEvent {}

    /** A refresh token was exchanged. */
    record SessionRotated(String session, String refreshHash, Instant expiresAt, Instant at) implements AccountEvent {}

    /**
     * A session is over.
     *
     * @param reason {@code logout}, {@code reuse}, {@code expired}, {@code too-many}
     */
    record SessionClosed(String session, String reason, Instant at) implements AccountEvent {}
}
