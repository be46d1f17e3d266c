package dev.wayfare.simulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Asks for an account.
 *
 * @param role {@code rider} or {@code driver}
 * @param vehicle drivers only
 */
public record SignUpForm(
        String role,
        String name,
        String email,
        String phone,
        String password,
        @Nullable VehicleForm vehicle) {

    @Override
    public String toString() {
        return "SignUpForm[" + role + " " + email + "]";
    }
}
