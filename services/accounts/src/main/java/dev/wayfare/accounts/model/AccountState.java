package dev.wayfare.accounts.model;

import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where an account stands. No state holds the password's hash: nothing is decided by it. */
public sealed interface AccountState {

    /** Nobody signed up under this id. */
    record None() implements AccountState {}

    /**
     * The form was good; the e-mail is being claimed.
     *
     * @param replyWhenDecided who waits for the end of it
     */
    record Pending(UserId user, Profile profile, @Nullable ReplyTo replyWhenDecided, Instant since)
            implements AccountState {}

    /**
     * In use.
     *
     * @param sessions by their ids, at most {@link Sessions#MOST}
     */
    record Active(UserId user, Profile profile, Map<String, Session> sessions) implements AccountState {
        public Active {
            sessions = Map.copyOf(sessions);
        }

        Active with(Profile changed) {
            return new Active(user, changed, sessions);
        }

        Active with(String id, @Nullable Session session) {
            Map<String, Session> next = new HashMap<>(sessions);
            if (session == null) {
                next.remove(id);
            } else {
                next.put(id, session);
            }
            return new Active(user, profile, next);
        }

        Active withoutSessions() {
            return new Active(user, profile, Map.of());
        }
    }

    /** Shut out; has no session. */
    record Suspended(UserId user, Profile profile) implements AccountState {}

    /** Never came to be; nothing personal is kept. */
    record Rejected(UserId user, String rejection, Instant at) implements AccountState {}
}
