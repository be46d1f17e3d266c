package dev.wayfare.accounts.model;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;

/**
 * How an account asks for its e-mail. An e-mail is a resource of capacity 1 named after a digest, so that no address is a
 * record's key; an account claims it once, under an id that follows from its own.
 */
public final class EmailClaims {

    /** Seconds from hold to confirmation; the two owners usually need milliseconds. */
    static final int HOLD_S = 300;

    /** Seconds in which the hold may be made: less than an owner remembers an ended claim, or it counts as late at once. */
    static final int VALID_S = 100;

    private EmailClaims() {}

    /** The resource that stands for this e-mail (normal form). */
    public static String resourceOf(String email) {
        return "email:" + Ids.derive("email", email).substring("email_".length());
    }

    /** The only claim that an account ever makes. */
    public static ClaimId claimOf(UserId user) {
        return new ClaimId(Ids.derive(ClaimId.PREFIX, "email", user.value()));
    }

    public static ClaimCommand hold(UserId user, Profile profile, Instant now) {
        return new ClaimCommand.Hold(
                resourceOf(profile.email()),
                claimOf(user),
                user.value(),
                1,
                List.of(),
                HOLD_S,
                now.plusSeconds(VALID_S),
                null);
    }

    public static ClaimCommand confirm(UserId user, String resource) {
        return new ClaimCommand.Confirm(resource, claimOf(user), user.value());
    }
}
