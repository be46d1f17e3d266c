package dev.wayfare.runtime.auth;

import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person whose token was good.
 *
 * @param name as in the token; null when it tells none
 * @param token id of the token ({@code jti})
 * @param expiresAt when the token ends
 */
public record Caller(UserId user, Role role, @Nullable String name, String token, Instant expiresAt) {

    /** Whether he has one of these roles. */
    public boolean is(Role... roles) {
        for (Role one : roles) {
            if (one == role) {
                return true;
            }
        }
        return false;
    }
}
